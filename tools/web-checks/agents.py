"""The Model Context Protocol's own client asks `folio mcp`, and `folio serve` over HTTP, in each form of the protocol that it speaks.

agents.py ADDRESS: the address of a server of the same store.
"""
import asyncio
import os
import sys

from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client

parameters = StdioServerParameters(command="folio", args=["mcp"], env=dict(os.environ))
endpoint = sys.argv[1].rstrip("/") + "/mcp"
water = "水位"


def text(result):
    return "".join(part.text for part in result.content)


async def with_handshake(carrier, transport):
    async with transport as streams:
        async with ClientSession(streams[0], streams[1]) as session:
            greeting = await session.initialize()
            assert greeting.server_info.name == "folio", greeting
            print(f"ok: {carrier}, the client shakes hands at version {greeting.protocol_version}")
            await conversation(session)


async def without_handshake(carrier, transport):
    async with Client(transport) as client:
        print(f"ok: {carrier}, the client connects by itself, at version {client.protocol_version}")
        await conversation(client)


async def conversation(session):
    tools = (await session.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "passages", "read", "documents", "locate"], tools
    print("ok: the tools are listed")
    found = await session.call_tool("search", {"query": water, "limit": 3})
    assert not found.is_error and water in text(found), found
    address = text(found).split()[0]
    print(f"ok: a search answers the address {address}")
    passage = await session.call_tool("passages", {"query": "how exact is a staff gauge", "limit": 1})
    assert not passage.is_error and "10 mm" in text(passage) and "#p1/b" in text(passage), passage
    print("ok: a passage answers a question")
    read = await session.call_tool("read", {"address": address})
    assert not read.is_error and water in text(read), read
    print("ok: the address can be read")
    listed = await session.call_tool("documents", {})
    assert "field-guide" in text(listed), listed
    print("ok: the documents are listed")
    place = await session.call_tool("locate", {"document": "field-guide", "text": "水位观测"})
    assert not place.is_error and "field-guide#p2/b0" in text(place) and "box [78.0" in text(place), place
    print("ok: an exact text leads to its block and box")
    wrong = await session.call_tool("read", {"address": "nothing#p1"})
    assert wrong.is_error and "there is no document" in text(wrong), wrong
    print("ok: a mistake is told in words")
    resources = (await session.list_resources()).resources
    for resource in resources:
        page = await session.read_resource(str(resource.uri) + "%23p1")
        assert any(word in page.contents[0].text for word in ("# A field guide", "marsh", "weir", "River gauges")), page
    templates = (await session.list_resource_templates()).resource_templates
    assert templates[0].uri_template.startswith("folio://"), templates
    print("ok: documents are resources that can be read")


asyncio.run(with_handshake("over standard input", stdio_client(parameters)))
asyncio.run(without_handshake("over standard input", stdio_client(parameters)))
asyncio.run(with_handshake("over HTTP", streamable_http_client(endpoint)))
asyncio.run(without_handshake("over HTTP", endpoint))
