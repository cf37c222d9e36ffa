"""Which tasks read which documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .store import DocumentSize, Store
from .tables import Condition, Span


@dataclass(frozen=True)
class Partition:
    """A range of the documents of one store, for one task.

    `span.until_parse` is the store's latest parse at planning: what is ingested later belongs to no partition.
    """

    store: str
    span: Span
    documents: int
    pages: int


def plan(
    stores: Sequence[str], *, pages_per_partition: int | None = None, partitions: int | None = None,
    span: Span = Span(), conditions: tuple[Condition, ...] = (), until: dict[str, int] | None = None,
    after: dict[str, int] | None = None,
) -> list[Partition]:
    """Splits the documents of stores into partitions of about the same number of pages.

    A document is never split, and every document is in exactly one partition. The same stores and arguments give the
    same partitions, sorted by store and key.

    Args:
        stores: Paths, as `find_stores` returns them.
        pages_per_partition: About how many pages a partition has; 10,000 if neither this nor `partitions` is given.
        partitions: About how many partitions all stores together have. Each store has at least one.
        span: Which documents and parses count.
        conditions: Conditions on the key.
        until: The latest parse that counts, by store. Default: the latest now.
        after: The parse after which others count, by store. Default: 0.
    """
    listed: list[tuple[str, Span, list[DocumentSize]]] = []
    for path in stores:
        with Store(path) as store:
            last = until.get(path, 0) if until is not None else store.last_parse()
            first = after.get(path, 0) if after is not None else span.after_parse
            part = replace(span, until_parse=last, after_parse=first)
            listed.append((path, part, store.document_sizes(part, conditions)))
    total = sum(_weight(size) for _, _, sizes in listed for size in sizes)
    target = max(1, pages_per_partition or (-(-total // partitions) if partitions else 10_000))
    return [
        Partition(path, replace(part, first_key=group[0].key, last_key=group[-1].key), len(group),
                  sum(size.pages for size in group))
        for path, part, sizes in listed for group in _groups(sizes, target)]


def share(partitions: Sequence[Partition], rank: int, world_size: int) -> list[Partition]:
    """The partitions of one of `world_size` workers, which have about the same number of pages each.

    Every partition belongs to exactly one rank, as long as all workers plan over the same stores.
    """
    loads = [0] * world_size
    mine: list[Partition] = []
    for part in sorted(partitions, key=lambda part: (-part.pages, part.store, part.span.first_key or "")):
        least = min(range(world_size), key=lambda number: (loads[number], number))
        loads[least] += max(1, part.pages)
        if least == rank:
            mine.append(part)
    return sorted(mine, key=lambda part: (part.store, part.span.first_key or ""))


def _weight(size: DocumentSize) -> int:
    """The work of a document; one without pages costs something, too."""
    return max(1, size.pages)


def _groups(sizes: list[DocumentSize], target: int) -> list[list[DocumentSize]]:
    """Cuts a list into runs, where the number of pages before comes nearest to the next multiple of an equal share."""
    total = sum(map(_weight, sizes))
    count = max(1, round(total / target))
    groups: list[list[DocumentSize]] = []
    before, slot = 0, -1
    for size in sizes:
        # The middle of a document decides in which of `count` equal shares it falls.
        middle = (2 * before + _weight(size)) * count // (2 * total)
        if middle != slot:
            groups.append([])
            slot = middle
        groups[-1].append(size)
        before += _weight(size)
    return groups
