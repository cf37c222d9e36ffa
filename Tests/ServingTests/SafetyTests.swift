import DocumentModel
import Foundation
import Serving
import Testing

/// What protects the store and the browser.
@Suite struct SafetyTests {
    @Test(arguments: [
        ("127.0.0.1:7700", 200), ("localhost:7700", 200), ("LOCALHOST", 200), ("[::1]:7700", 200),
        ("192.168.1.9:7700", 200), ("folio.example.org", 200), ("evil.example.com", 403),
        ("127.0.0.1.evil.example.com", 403), ("localhost.evil.example.com:7700", 403), ("", 403),
        ("1.2.3", 403), ("[evil]", 403), ("[::1]evil", 403), ("[::ffff:127.0.0.1]", 200),
        ("evil.folio.example.org", 403),
    ]) func `only addresses and known names are answered`(_ host: String, _ status: Int) throws {
        let store = try ServedStore(ServedStore.samples) { $0.allowedHosts = ["folio.example.org"] }
        defer { store.remove() }
        #expect(store.get("/api/v1/stats", host: host).answer.status == status)
        #expect(store.get("/", host: host).answer.status == status)
    }

    @Test(arguments: [
        ("http://127.0.0.1:7700", 200), ("https://127.0.0.1:7700", 200), ("http://evil.example.com", 403),
        ("null", 403), ("http://127.0.0.1:7701", 403),
    ]) func `pages of other sites are refused`(_ origin: String, _ status: Int) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(store.get("/api/v1/stats", headers: ["origin": origin]).answer.status == status)
    }

    @Test func `with a token, only who shows it is answered`() throws {
        let token = "correct horse battery staple"
        let store = try ServedStore(ServedStore.samples) { $0.token = token }
        defer { store.remove() }
        func status(_ headers: [String: String], _ target: String = "/api/v1/stats") -> Int {
            store.get(target, headers: headers).answer.status
        }
        #expect(status([:]) == 401)
        #expect(status([:], "/") == 401)
        #expect(status([:], "/viewer/app.js") == 401)
        #expect(status(["authorization": "Bearer wrong"]) == 401)
        #expect(status(["authorization": "Bearer "]) == 401)
        #expect(status(["authorization": token]) == 401)
        #expect(status(["authorization": "Bearer \(token)"]) == 200)
        #expect(status([:], "/api/v1/stats?token=\(token)") == 401)
        #expect(status([:], "/?token=wrong") == 401)
        let login = store.get("/?token=correct+horse+battery+staple").answer
        #expect(login.status == 303)
        let cookie = try #require(login.headers["set-cookie"])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(!cookie.contains(token))
        let pair = String(cookie.prefix { $0 != ";" })
        #expect(status(["cookie": "a=b; \(pair)"]) == 200)
        #expect(status(["cookie": pair + "00"]) == 401)
        #expect(status(["cookie": "folio_token="]) == 401)
    }

    @Test(arguments: [
        ("cross-site", "no-cors", 403), ("same-site", "no-cors", 403), ("cross-site", "cors", 403),
        ("cross-site", "navigate", 200), ("same-origin", "cors", 200), ("none", "navigate", 200),
    ]) func `what a page of another site loads is refused, and a link from it is followed`(
        _ site: String, _ mode: String, _ status: Int
    ) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let headers = ["sec-fetch-site": site, "sec-fetch-mode": mode]
        #expect(store.get("/api/v1/stats", headers: headers).answer.status == status)
        #expect(store.get("/", headers: headers).answer.status == status)
    }

    @Test(arguments: ["/", "/api/v1/stats", "/api/v1/nothing", "/viewer/app.js", "/document?key=x"])
    func `every answer forbids scripts of others, guessed types and frames`(_ target: String) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let headers = store.get(target).answer.headers
        let policy = try #require(headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["x-frame-options"] == "DENY")
    }

    @Test func `an asset that is no image is a file to save, whatever its type says`() throws {
        let script = Array("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".utf8)
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        let assets = [
            Asset(name: "a.svg", mediaType: "image/svg+xml", content: .stored(script), pageIndex: 0),
            Asset(name: "b.html", mediaType: "image/png", content: .stored(png), pageIndex: 0),
        ]
        let parse = ServedStore.parse("drawn", pages: [[Block(.text, text: "A drawing.")]], assets: assets)
        let store = try ServedStore([parse])
        defer { store.remove() }
        let list = store.get("/api/v1/assets?document=drawn&page=1").json as? [Any] ?? []
        #expect(list.count == 2)
        var types: [String: String] = [:]
        for row in list {
            let sha256 = try #require(member(row, "sha256") as? String)
            let answer = store.get("/api/v1/asset?sha256=\(sha256)").answer
            types[member(row, "name") as? String ?? ""] = answer.contentType
            if answer.contentType == "application/octet-stream" {
                #expect(answer.headers["content-disposition"]?.hasPrefix("attachment") == true)
            }
        }
        #expect(types == ["a.svg": "application/octet-stream", "b.html": "image/png"])
    }

    @Test func `a read that takes too long is ended and said to be`() throws {
        let store = try ServedStore(ServedStore.samples) { $0.timeLimit = .zero }
        defer { store.remove() }
        let (answer, json) = store.get("/api/v1/search?q=gauge")
        #expect(answer.status == 503)
        #expect(member(json, "code") as? String == "time_limit")
    }
}
