// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import PackageDescription

let package = Package(
    name: "tracuu-benchmarks",
    dependencies: [
        .package(name: "tracuu", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Indexing",
            dependencies: [
                .product(name: "TraCuu", package: "tracuu"),
                .product(name: "VietnameseText", package: "tracuu"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Indexing",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ],
    swiftLanguageModes: [.v6]
)
