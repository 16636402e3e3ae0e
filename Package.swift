// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built alike: Swift 6, no warning left standing, no type of a dependency leaking out unseen.
let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The two floors that every word of a post goes through: a release compiles them as if they were one module, without which
/// each look at a token is a call.
let floor =
  swift + [
    .unsafeFlags(
      [
        "-no-emit-module-separately-wmo", "-enable-library-evolution", "-Xfrontend", "-package-cmo", "-Xfrontend",
        "-allow-non-resilient-access",
      ], .when(configuration: .release))
  ]

let package = Package(
  name: "drukproef",
  dependencies: [
    // Each is pinned to one version, so that a release is what was tested: what comes in is what somebody chose to take in.
    // Flags, their help and the completions of shells. Its usage errors are put into Dutch by their English words
    // (`DutchUsage`), so another version wants that looked at again.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),

    // Only `drukproef-web` is built with these.
    // The server of the page: HTTP/1 with limits on heads, bodies, connections and idle time. Without traits it brings no
    // HTTP client, TLS or configuration reader into the program.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    // Signals and an orderly end of the server. Pinned because its types stand in our own code.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    // The sockets and the HTTP parser beneath Hummingbird: what a stranger reaches first, so it changes by choice alone.
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    // Names and values of header fields, as Hummingbird hands them out.
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
    // What Hummingbird logs with: here it is told to say nothing of a request.
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  ],
  targets: [
    // Ground floor: other people's C++ behind our own plain C.
    .systemLibrary(name: "CSystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "CICU",
      dependencies: ["CSystemICU"],
      cxxSettings: [.treatAllWarnings(as: .error), .enableWarning("all"), .enableWarning("extra")]
    ),
    .target(
      name: "CTOML",
      cxxSettings: [
        // Header-only, so that no libtomlplusplus.so is wanted at run time; a parse error is a value, never a throw.
        .define("TOML_HEADER_ONLY", to: "1"),
        .define("TOML_EXCEPTIONS", to: "0"),
        .define("TOML_ENABLE_FORMATTERS", to: "0"),
        .define("TOML_MAX_NESTED_VALUES", to: "32"),
        .treatAllWarnings(as: .error), .enableWarning("all"), .enableWarning("extra"),
      ]
    ),
    .target(
      name: "CProcess",
      cSettings: [.treatAllWarnings(as: .error), .enableWarning("all"), .enableWarning("extra")]
    ),
    .target(
      name: "Lexicons",
      path: "lexicons",
      // The lists themselves go in by #embed, through `files.inc`; they are no resources.
      sources: ["lexicons.c"],
      publicHeadersPath: "include",
      cSettings: [.treatAllWarnings(as: .error), .disableWarning("c23-extensions")]
    ),

    // The house, floor by floor: nothing knows the floor above it.
    .target(name: "Text", dependencies: ["CICU"], swiftSettings: floor),
    .target(name: "Drukproef", dependencies: ["Text", "Lexicons", "CTOML"], swiftSettings: floor),
    // Makes `lexicons/compiled/` of the term lists and pattern files; no part of the program.
    .target(name: "LexiconCompiler", dependencies: ["Drukproef", "Text"], swiftSettings: swift),
    .executableTarget(name: "lexicon-compiler", dependencies: ["LexiconCompiler"], swiftSettings: swift),
    // Makes the weights in `lexicons/opinion/` of the sentences in `samples/training/`; no part of the program.
    .executableTarget(name: "conduct-trainer", dependencies: ["Drukproef", "Text"], swiftSettings: swift),
    .target(name: "Readers", dependencies: ["Drukproef", "Text", "CYAML"], swiftSettings: swift),
    .target(
      name: "Exports", dependencies: ["Readers", "Drukproef", "Text", "CArchive", "CExpat"], swiftSettings: swift),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "Readers", "Drukproef", "Text", "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),
    .executableTarget(
      name: "drukproef",
      dependencies: [
        "CommandLineInterface", "Readers", "Drukproef", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),
    // The look and the workings of the page that a scan leaves behind.
    .target(
      name: "ScanPage", exclude: ["scan.css", "scan.js"],
      cSettings: [.treatAllWarnings(as: .error), .disableWarning("c23-extensions")]),
    .executableTarget(
      name: "drukproef-scan",
      dependencies: [
        "ScanPage", "CommandLineInterface", "Exports", "Drukproef", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),

    // The page: what a request gets, without a server; and the program that serves it.
    .target(
      name: "PageFiles", exclude: ["page.css", "page.js", "openapi.json", "icon.svg"],
      cSettings: [.treatAllWarnings(as: .error), .disableWarning("c23-extensions")]),
    .target(
      name: "Web", dependencies: ["PageFiles", "CommandLineInterface", "Readers", "Drukproef", "Text"],
      swiftSettings: swift),
    .executableTarget(
      name: "drukproef-web",
      dependencies: [
        "Web", "CommandLineInterface", "Drukproef",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: swift
    ),

    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: swift),
    .testTarget(
      name: "DrukproefTests", dependencies: ["LexiconCompiler", "Drukproef", "Text", "Lexicons"], swiftSettings: swift),
    .testTarget(name: "ReadersTests", dependencies: ["Readers", "Drukproef", "Text"], swiftSettings: swift),
    .testTarget(
      name: "ExportsTests", dependencies: ["Exports", "Readers", "Drukproef", "Text", "CArchive"], swiftSettings: swift),
    .testTarget(name: "CommandTests", dependencies: ["drukproef", "drukproef-scan"], swiftSettings: swift),
    // The handlers alone: the program that serves them is tried by the tests with a real browser.
    .testTarget(
      name: "WebTests", dependencies: ["Web", "CommandLineInterface", "Drukproef", "drukproef", "Text"],
      swiftSettings: swift),
  ],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx17
)

// What libFuzzer drives: only there for `make fuzz`, which links libFuzzer in.
if Context.environment["DRUKPROEF_FUZZ"] != nil {
  package.targets += [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "drukproef-fuzz", dependencies: ["CFuzzer", "Exports", "Readers", "Drukproef", "Text"],
      swiftSettings: swift),
  ]
}
