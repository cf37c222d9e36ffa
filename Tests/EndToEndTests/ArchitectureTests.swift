import Foundation
import TestSupport
import Testing

/// The map of the code names files that exist.
@Suite struct ArchitectureTests {
    @Test func `the steps to add something name files and tests that exist`() throws {
        let root = Fixtures.repository
        let map = try String(contentsOf: root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let after = try #require(map.components(separatedBy: "\nTo add something").last)
        let steps = try #require(after.components(separatedBy: "\n## The rooms\n").first)
        let paths = try ["Sources", "Tests"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        }
        let names = steps.matches(of: /`([A-Za-z\/+]+\.swift|\w+Tests)`/).map { String($0.1) }
        #expect(names.count > 30)
        for name in Set(names) {
            let file = name.hasSuffix(".swift") ? name : name + ".swift"
            #expect(paths.contains { $0 == file || $0.hasSuffix("/" + file) }, "\(name)")
        }
    }

    @Test func `the routes name files of the code, and count them right`() throws {
        let sources = Fixtures.repository.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        let names = Set(
            paths.map { path in
                let name = String(path.split(separator: "/").last ?? "")
                return name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
            })
        let map = try String(
            contentsOf: Fixtures.repository.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let routes = try #require(map.components(separatedBy: "\n## Three routes\n").last)
            .components(separatedBy: "\n### ").dropFirst()
        #expect(routes.count == 3)
        for route in routes {
            var sum = 0
            for row in route.matches(of: /\n\| (.+), (\d+) \| (.+) \|/) {
                let files = row.3.matches(of: /`([^`]+)`/).map { String($0.1) }
                #expect(files.filter { !names.contains($0) } == [], "\(row.1)")
                #expect(files.count == Int(row.2), "\(row.1)")
                sum += files.count
            }
            let stated = try #require(route.firstMatch(of: /\n(\d+) files/))
            #expect(sum == Int(stated.1) && sum > 0, "\(route.prefix(30))")
        }
    }
}
