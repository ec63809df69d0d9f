// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        resources: resources,
        swiftSettings: settings
    )
}

let package = Package(
    name: "tracuu",
    products: [
        .library(name: "TraCuu", targets: ["TraCuu"]),
        .library(name: "VietnameseText", targets: ["VietnameseText"]),
        .executable(name: "tracuu", targets: ["TraCuuCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // System libraries: each named once, found through pkg-config (simdjson by name: SwiftPM rejects a flag of its .pc).
        .systemLibrary(name: "CSystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CSystemISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CSystemSimdjson", providers: [.apt(["libsimdjson-dev"])]),
        .systemLibrary(name: "CSystemYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CSystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSystemZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

        // C targets that keep the types of a C or C++ library out of Swift.
        .target(name: "CTraCuuICU", dependencies: ["CSystemICU"]),
        .target(
            name: "CTraCuuJSON",
            dependencies: ["CSystemSimdjson"]
        ),

        // The rooms, from bytes up. ARCHITECTURE.md says what each owns.
        module("VietnameseText", ["CTraCuuICU"]),
        module("TraCuuCore", []),
        module("TraCuuStorage", ["TraCuuCore", "CSystemISAL"]),
        module("TraCuuCodecs", ["TraCuuStorage", "CSystemZstd"]),
        module("TraCuuIndexing", ["TraCuuCodecs", "VietnameseText"]),
        module("TraCuuQuery", ["TraCuuCore"]),
        module("TraCuuSearch", ["TraCuuIndexing", "TraCuuQuery"]),
        module("TraCuuSuggest", ["TraCuuIndexing"]),
        module("TraCuuIngest", ["TraCuuCore", "VietnameseText", "CTraCuuJSON", "CSystemZlib", "CSystemZstd"]),
        module("TraCuuEvaluation", ["TraCuuCore"]),
        module(
            "TraCuu",
            ["TraCuuSearch", "TraCuuSuggest", "TraCuuIngest", "TraCuuEvaluation", "VietnameseText", "CSystemYAML"]
        ),
        module("TraCuuReport", ["TraCuu", "VietnameseText"]),
        .executableTarget(
            name: "TraCuuCLI",
            dependencies: [
                "TraCuu", "TraCuuReport", "TraCuuIngest", "VietnameseText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),

        .target(
            name: "TestSupport",
            dependencies: ["TraCuuStorage"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests("VietnameseText", ["CTraCuuICU"]),
        tests("TraCuuCore"),
        tests("TraCuuStorage"),
        tests("TraCuuCodecs"),
        tests("TraCuuIndexing"),
        tests("TraCuuQuery"),
        tests("TraCuuSearch"),
        tests("TraCuuSuggest"),
        tests("TraCuuIngest", ["VietnameseText"]),
        tests("TraCuuEvaluation"),
        tests("TraCuu", ["VietnameseText"]),
        tests("TraCuuReport", ["TraCuu"]),
        tests("TraCuuCLI", ["VietnameseText"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
