// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let traCuu = Target.Dependency.product(name: "TraCuu", package: "tracuu")
let vietnameseText = Target.Dependency.product(name: "VietnameseText", package: "tracuu")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies + [argumentParser], swiftSettings: settings)
}

let package = Package(
    name: "tracuu-benchmarks",
    dependencies: [
        .package(name: "tracuu", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // Documents and queries of any number.
        module("SyntheticText", [vietnameseText]),
        program("generate", ["SyntheticText"]),
        .testTarget(
            name: "SyntheticTextTests",
            dependencies: ["SyntheticText", vietnameseText],
            swiftSettings: settings
        ),

        // What is measured, and the counters of this process.
        .target(name: "CCounters"),
        module("Workloads", ["SyntheticText", traCuu, vietnameseText]),
        .executableTarget(
            name: "Suites",
            dependencies: ["Workloads", "CCounters", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Suites",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),

        // One build against another.
        module("Comparison"),
        program("measure", ["Workloads", "CCounters", "Comparison"]),
        program("compare", ["Comparison"]),
        .testTarget(name: "ComparisonTests", dependencies: ["Comparison"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
