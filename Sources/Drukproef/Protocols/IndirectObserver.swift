/// Says that a post points to few enough pupils without naming one: at most the protocol's number.
struct IndirectObserver: PostObserver {
  func observations(in reading: Reading, by rules: SchoolProtocol) -> [PostObservation] {
    reading.indirect.compactMap { found in
      if let count = found.count, count > rules.indirectThreshold { return nil }
      var evidence = found.details.map { Evidence(found.confidence, nl: $0.nl, en: $0.en) }
      if let count = found.count {
        evidence.append(
          Evidence(
            found.confidence, nl: "past volgens de lijst op \(count) leerling\(count == 1 ? "" : "en")",
            en: "fits \(count) pupil\(count == 1 ? "" : "s") on the roster"))
      }
      return PostObservation(rule: "indirect-herleidbaar", confidence: found.confidence, evidence: evidence)
    }
  }
}
