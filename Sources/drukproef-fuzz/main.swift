internal import CFuzzer
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The target that `DRUKPROEF_FUZZ_TARGET` names.
private let target: any FuzzTarget = {
  guard let name = getenv("DRUKPROEF_FUZZ_TARGET").map({ String(cString: $0) }), let target = FuzzTargets.named(name)
  else {
    fatalError("set DRUKPROEF_FUZZ_TARGET to one of: " + FuzzTargets.all.map { $0.name }.joined(separator: " "))
  }
  return target
}()

/// What libFuzzer's own start looks for.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
