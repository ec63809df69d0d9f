// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How the page looks: on a wide screen, on a telephone, in the dark and on paper.
enum ReportStyle {
    static let css: StaticString = """
        :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2430;--soft:#5b6675;--line:#dfe4ea;--ground:#e8ecf1;\
        --accent:#2566b0;--good:#1d8a4e;--mark:#fff0a8}
        @media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1a2029;--ink:#e4e9f0;--soft:#9aa7b8;--line:#2e3743;\
        --ground:#28313d;--accent:#6ea8ea;--good:#4fc482;--mark:#6b5a00}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        main{max-width:1120px;margin:0 auto;padding:24px 20px 60px}
        a{color:var(--accent);text-decoration:none}
        a:hover,a:focus{text-decoration:underline}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 4px}
        h2{font-size:1.3rem;line-height:1.35;margin:0;overflow-wrap:anywhere}
        h3{font-size:.82rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft);margin:0 0 10px}
        p{margin:0}
        .soft{color:var(--soft)}
        .card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px;margin:18px 0}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin:18px 0}
        .tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px}
        .tile b{display:block;font-size:1.5rem;line-height:1.3;font-weight:650}
        .tile span{color:var(--soft);font-size:.85rem}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,250px),1fr));gap:26px}
        .topic .charts{margin:16px 0 4px;padding-top:16px;border-top:1px solid var(--line)}
        figure{margin:0;min-width:0}
        figcaption{color:var(--soft);font-size:.78rem;margin-top:6px}
        svg{display:block;width:100%;max-width:420px;height:auto;overflow:visible}
        svg .bar{fill:var(--accent)}
        svg .relevant{fill:var(--good)}
        svg .ground{fill:var(--ground)}
        svg line{stroke:var(--line)}
        svg text{fill:var(--ink);font-size:12px}
        svg .scale{fill:var(--soft);font-size:11px}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;vertical-align:top;padding:7px 10px 7px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        th{color:var(--soft);font-weight:600;font-size:.8rem;overflow-wrap:normal}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
        td:last-child,th:last-child{padding-right:0}
        .topics td:first-child{min-width:11em}
        .clip{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
        .legend{display:flex;gap:6px 18px;flex-wrap:wrap;color:var(--soft);font-size:.8rem;margin-top:14px}
        .legend i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px;background:var(--accent)}
        .legend i.relevant{background:var(--good)}
        .id{color:var(--soft);font-size:.82rem;overflow-wrap:anywhere}
        .figures{display:flex;flex-wrap:wrap;gap:2px 18px;color:var(--soft);font-size:.9rem;margin-top:6px}
        .figures b{color:var(--ink);font-weight:600}
        ol.hits{list-style:none;margin:16px 0 0;padding:0;border-top:1px solid var(--line)}
        ol.hits>li{display:grid;grid-template-columns:2.6rem minmax(0,1fr);gap:0 10px;padding:13px 0;border-bottom:1px solid var(--line)}
        .rank{font-size:1.15rem;font-weight:650;color:var(--soft);text-align:right;font-variant-numeric:tabular-nums}
        .name{font-weight:600;overflow-wrap:anywhere;unicode-bidi:isolate}
        .facts{color:var(--soft);font-size:.86rem;overflow-wrap:anywhere}
        .facts span:not(:last-child)::after{content:" · "}
        .snippet{margin-top:5px;font-size:.94rem;overflow-wrap:anywhere;unicode-bidi:isolate}
        mark{background:var(--mark);color:inherit;border-radius:3px;padding:0 1px}
        .score{display:flex;align-items:center;gap:8px;margin:5px 0 1px;font-size:.8rem;color:var(--soft);\
        font-variant-numeric:tabular-nums}
        .score svg{width:120px;flex:none;margin:0}
        .tag{display:inline-block;border:1px solid var(--good);color:var(--good);border-radius:99px;padding:0 8px;font-size:.75rem;\
        font-weight:600;white-space:nowrap;vertical-align:2px}
        li.relevant>.rank,tr.relevant>.n:first-child{color:var(--good)}
        details{margin-top:12px}
        summary{cursor:pointer;color:var(--accent);font-size:.92rem}
        .back{display:inline-block;margin-top:14px;font-size:.86rem}
        .topic{content-visibility:auto;contain-intrinsic-size:auto 1600px;scroll-margin-top:10px}
        .meter{width:70px;display:inline-block;vertical-align:1px;margin-left:8px}
        .wide{overflow-x:auto}
        footer{color:var(--soft);font-size:.82rem;margin-top:30px}
        @media (max-width:640px){main{padding:16px 12px 40px}.card{padding:15px 14px}h1{font-size:1.4rem}h2{font-size:1.15rem}\
        ol.hits>li{grid-template-columns:1.9rem minmax(0,1fr);gap:0 8px}.wideonly,td .meter{display:none}\
        .topic{display:flex;flex-direction:column}.topic>.charts{order:1}.topic>.back{order:2}}
        @media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--ground:#e5e5e5;--accent:#1d4f8c;--good:#126b3a;\
        --mark:#fff0a8;color-scheme:light}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:10.5pt}\
        main{max-width:none;padding:0}.card{border:0;padding:0}.topic{content-visibility:visible;break-before:page}\
        ol.hits>li,figure,tr{break-inside:avoid}.back,details{display:none}a{color:inherit}\
        .charts{grid-template-columns:repeat(3,1fr);gap:16px}h3{break-after:avoid}.topics td:first-child{min-width:9em}}
        """
}
