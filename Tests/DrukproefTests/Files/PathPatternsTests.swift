import Testing

@testable import Drukproef

@Suite struct PathPatternsTests {
  @Test(arguments: [
    (["drafts/"], ["drafts/a.md", "x/drafts/a.md", "drafts/b/c.md"], ["drafts", "a/draft", "mydrafts/a.md"]),
    (["*.html"], ["a.html", "b/c.html", ".html"], ["a.htm", "a.html.md"]),
    (["/a.md"], ["a.md"], ["b/a.md"]), (["a/b"], ["a/b", "a/b/c"], ["x/a/b", "a/bc"]),
    (["a/**/b"], ["a/b", "a/x/b", "a/x/y/b"], ["a/x", "b", "xa/b"]), (["**/b"], ["b", "a/b"], ["ab"]),
    (["a/**"], ["a/b", "a/b/c"], ["b/a"]), (["a?c"], ["abc"], ["ac", "a/c", "abbc"]),
    (["[a-c]x[!0-9]"], ["axy", "cxz"], ["dxy", "ax1"]), (["\\*.md"], ["*.md"], ["a.md"]),
    (["*.md", "!keep.md"], ["a.md"], ["keep.md", "b/keep.md"]), (["# x", "", "a "], ["a"], ["# x", "b"]),
    (["[]a]"], ["]", "a"], ["b"]), (["[a"], ["[a"], ["a"]), ([], [], ["a"]), (["é*"], ["éa"], ["e"]),
  ])
  func pathsFitOrNot(patterns: [String], fitting: [String], others: [String]) {
    let patterns = PathPatterns(patterns)
    for path in fitting { #expect(patterns.matches(path), "\(path)") }
    for path in others { #expect(!patterns.matches(path), "\(path)") }
  }

  @Test func manyStarsTakeNoTime() {
    let patterns = PathPatterns([String(repeating: "*a", count: 200) + "b"])
    #expect(!patterns.matches(String(repeating: "a", count: 20_000)))
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a", "/a/b", ".."), ("/a/b", "/a/c/d", "../../b"), ("/a", "/a", ""), ("/x", "/", "x"),
  ])
  func relativePaths(path: String, folder: String, expected: String) {
    #expect(FilePaths.relative(path, to: folder) == expected)
  }

  @Test func absolutePaths() {
    #expect(FilePaths.absolute("../b/./c//d", in: "/x/y") == "/x/b/c/d")
    #expect(FilePaths.absolute("/a/../..", in: "/x") == "/")
  }
}
