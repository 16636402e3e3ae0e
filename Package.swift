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

let package = Package(
  name: "drukproef",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
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
      name: "Lexicons",
      path: "lexicons",
      // The lists themselves go in by #embed, through `files.inc`; they are no resources.
      sources: ["lexicons.c"],
      publicHeadersPath: "include",
      cSettings: [.treatAllWarnings(as: .error), .disableWarning("c23-extensions")]
    ),

    // The house, floor by floor: nothing knows the floor above it.
    .target(name: "Text", dependencies: ["CICU"], swiftSettings: swift),
    .target(name: "Drukproef", dependencies: ["Text", "Lexicons", "CTOML"], swiftSettings: swift),
    // Makes `lexicons/compiled/` of the term lists and pattern files; no part of the program.
    .target(name: "LexiconCompiler", dependencies: ["Drukproef", "Text"], swiftSettings: swift),
    .executableTarget(name: "lexicon-compiler", dependencies: ["LexiconCompiler"], swiftSettings: swift),
    // Makes `lexicons/compiled/opinion.tsv` of the sentences in `samples/training/`; no part of the program.
    .executableTarget(name: "conduct-trainer", dependencies: ["Drukproef", "Text"], swiftSettings: swift),
    .target(name: "Readers", dependencies: ["Drukproef", "Text", "CYAML"], swiftSettings: swift),
    .target(
      name: "Exports", dependencies: ["Readers", "Drukproef", "Text", "CArchive", "CExpat"], swiftSettings: swift),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "Readers", "Drukproef", "Text",
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
    .executableTarget(
      name: "drukproef-scan",
      dependencies: [
        "CommandLineInterface", "Exports", "Drukproef", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),

    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: swift),
    .testTarget(name: "DrukproefTests", dependencies: ["Drukproef", "Text", "Lexicons"], swiftSettings: swift),
    .testTarget(name: "ReadersTests", dependencies: ["Readers", "Drukproef", "Text"], swiftSettings: swift),
    .testTarget(
      name: "ExportsTests", dependencies: ["Exports", "Readers", "Drukproef", "Text", "CArchive"], swiftSettings: swift),
    .testTarget(name: "CommandTests", dependencies: ["drukproef", "drukproef-scan"], swiftSettings: swift),
  ],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx17
)
