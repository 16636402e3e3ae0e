import Testing

@testable import Drukproef

@Suite struct FingerprintTests {
  private let key = FingerprintKey("0123456789abcdef".utf8)

  @Test func linesMayMove() {
    let one = ReportSamples.proof("a ⟦Sanne⟧ en ⟦Emre⟧")
    let other = ReportSamples.proof("# x\n\na ⟦sanne⟧\n\n\nen ⟦EMRE⟧")
    for key in [nil, key] {
      let prints = Fingerprints(key)
      let before = prints.fingerprints(of: one.findings, in: one, path: "a.md")
      #expect(before == prints.fingerprints(of: other.findings, in: other, path: "a.md"))
      #expect(before != prints.fingerprints(of: other.findings, in: other, path: "b.md"))
      #expect(Set(before).count == 2)
    }
  }

  @Test func whatWasFoundCountsUnderAKeyAlone() {
    let one = ReportSamples.proof("a ⟦Sanne⟧")
    let other = ReportSamples.proof("a ⟦Emre⟧")
    func prints(_ proof: Proof, _ key: FingerprintKey?) -> [String] {
      Fingerprints(key).fingerprints(of: proof.findings, in: proof, path: "a.md")
    }
    #expect(prints(one, nil) == prints(other, nil))
    #expect(prints(one, key) != prints(other, key))
    #expect(prints(one, key) != prints(one, FingerprintKey("fedcba9876543210".utf8)))
  }

  @Test func keys() {
    #expect(FingerprintKey("te kort".utf8) == nil)
    #expect(FingerprintKey("0123456789abcdef\r\n".utf8) == key)
    #expect(key?.name.count == 16)
  }

  @Test func baselinesComeBackAsTheyWere() throws {
    let proof = ReportSamples.proof("a ⟦Sanne⟧ en ⟦Emre⟧ en ⟦Sanne⟧", whole: ["disclaimer-ontbreekt"])
    for key in [nil, key] {
      var baseline = Baseline(key)
      baseline.add(proof, path: "map/\"a\".md")
      #expect(baseline.count == 4)
      #expect(try Baseline(baseline.json, key: key) == baseline)
      let left = baseline.applied(to: proof, path: "map/\"a\".md")
      #expect(left.findings.isEmpty)
      #expect(left.verdict == .publiceren && left.score == 0)
      #expect(left.suppressed.map(\.cause) == [.baseline, .baseline, .baseline, .baseline])
      #expect(baseline.applied(to: proof, path: "b.md").findings.count == 4)
    }
  }
}
