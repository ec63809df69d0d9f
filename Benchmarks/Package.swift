// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "tracuu-benchmarks",
    dependencies: [
        .package(name: "tracuu", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(
            name: "SyntheticText",
            dependencies: [.product(name: "VietnameseText", package: "tracuu")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "generate",
            dependencies: [
                "SyntheticText", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SyntheticTextTests",
            dependencies: ["SyntheticText", .product(name: "VietnameseText", package: "tracuu")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Indexing",
            dependencies: [
                .product(name: "TraCuu", package: "tracuu"),
                .product(name: "VietnameseText", package: "tracuu"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Indexing",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
