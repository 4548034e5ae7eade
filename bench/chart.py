# SPDX-License-Identifier: GPL-3.0-or-later
"""What proxies.py found, as tables in Markdown and as one picture."""
from html import escape


def rows(title, head, lines):
    text = [f"**{title}**", "", "| " + " | ".join(head) + " |",
            "| --- |" + " ---: |" * (len(head) - 1)]
    text += ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
    return "\n".join(text) + "\n"


def over(value, base, digits=2):
    return f"{value / base:.{digits}f}" if base else "-"


def table(found, machine, notes):
    parts = [machine, ""]
    if "load" in found:
        load, direct = found["load"], found["load"]["direct"]
        nginx = load.get("nginx", {})
        parts.append(rows(
            "Requests a second as a share of no proxy (2 KB bodies); processor time a request",
            ["system", "1", "16", "64", "256 connections", "64: x nginx", "µs a request",
             "x nginx"],
            [[name] + [f"{f[f'rps {c}']:.0f}" if name == "direct"
                       else over(f[f"rps {c}"], direct[f"rps {c}"]) for c in (1, 16, 64, 256)]
             + [over(f["rps 64"], nginx.get("rps 64", 0)), f"{f['cpu us']:.1f}",
                over(f["cpu us"], nginx.get("cpu us", 0))]
             for name, f in load.items()]))
    if "latency" in found:
        base = found["latency"]["direct"]
        parts.append(rows("Added to a request, one at a time (direct: absolute), µs",
                          ["system", "p50", "p99"],
                          [[name] + [f"{f[p] - (0 if name == 'direct' else base[p]):.0f}"
                                     for p in ("p50", "p99")]
                           for name, f in found["latency"].items()]))
    if "streams" in found:
        base = found["streams"]["direct"]
        parts.append(rows("Added to a stream (direct: absolute), µs, median",
                          ["system", "first byte", "each chunk"],
                          [[name] + [f"{f[p] - (0 if name == 'direct' else base[p]):.0f}"
                                     for p in ("ttfb50", "delay50")]
                           for name, f in found["streams"].items()]))
    if "held" in found:
        parts.append(rows("Streams held at a time, a chunk a second each",
                          ["system", "complete", "idle MB", "MB more", "µs a chunk",
                           "chunk delay p99, µs"],
                          [[name, f"{f['complete']:.0f}", f"{f['idle MB']:.1f}",
                            f"{f['MB more']:.1f}", f"{f['cpu us a chunk']:.1f}",
                            f"{f['delay99']:.0f}"] for name, f in found["held"].items()]))
    if "busy" in found:
        parts.append(rows("An ordinary request meanwhile, µs, median",
                          ["system", "quiet", "during the streams", "x"],
                          [[name, f"{f['quiet p50']:.0f}", f"{f['busy p50']:.0f}",
                            over(f["busy p50"], f["quiet p50"])]
                           for name, f in found["busy"].items()]))
    if "bodies" in found:
        sizes = (2_000, 100_000, 1_000_000, 10_000_000)
        parts.append(rows("Processor time a request by the body's size, µs",
                          ["system", "2 KB", "100 KB", "1 MB", "10 MB"],
                          [[name] + [f"{f[f'cpu us {s}']:.0f}" for s in sizes]
                           for name, f in found["bodies"].items()]))
    if "blocked" in found:
        f = found["blocked"]["capped"]
        parts.append(rows("Requests that a cap refuses", ["a second", "µs each", "seen upstream"],
                          [[f"{f['rps']:.0f}", f"{f['cpu us']:.1f}", f"{f['upstream']:.0f}"]]))
    if "tls" in found:
        parts.append(rows("Upstream by TLS",
                          ["system", "req/s, 1", "µs", "req/s, 64", "µs",
                           "handshakes after all connections were closed", "of them resumed"],
                          [[name, f"{f['rps 1']:.0f}", f"{f['cpu us 1']:.1f}",
                            f"{f['rps 64']:.0f}", f"{f['cpu us 64']:.1f}",
                            f"{f['handshakes']:.0f}", f"{f['resumed']:.0f}"]
                           for name, f in found["tls"].items()]))
    if notes:
        parts.append("Notes: " + "; ".join(notes))
    return "\n".join(parts) + "\n"


def svg(found, machine):
    """Bars: throughput as a share of no proxy, and processor time a request."""
    load = {name: f for name, f in found.get("load", {}).items()}
    direct = load.pop("direct", None)
    if not load or not direct:
        return "<svg xmlns='http://www.w3.org/2000/svg'/>\n"
    groups = [("Requests a second at 64 connections, share of no proxy",
               {n: f["rps 64"] / direct["rps 64"] for n, f in load.items()}, "{:.2f}"),
              ("Processor time a request, µs", {n: f["cpu us"] for n, f in load.items()},
               "{:.0f}")]
    width, bar, left = 640, 22, 110
    y, body = 24, []
    for title, values, form in groups:
        body.append(f"<text x='10' y='{y}' font-weight='600'>{escape(title)}</text>")
        y += 12
        for name, value in values.items():
            length = (width - left - 80) * value / max(values.values())
            colour = "#2f6fde" if name == "llmcap" else "#9aa4b2"
            body.append(f"<text x='{left - 8}' y='{y + 15}' text-anchor='end'>{escape(name)}</text>"
                        f"<rect x='{left}' y='{y}' width='{length:.1f}' height='{bar - 5}' "
                        f"fill='{colour}' rx='2'/>"
                        f"<text x='{left + length + 6:.1f}' y='{y + 14}'>{form.format(value)}"
                        "</text>")
            y += bar
        y += 26
    body.append(f"<text x='10' y='{y - 8}' font-size='11' fill='#666'>{escape(machine)}</text>")
    return (f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{y}' "
            "font-family='sans-serif' font-size='13'>"
            f"<rect width='{width}' height='{y}' fill='white'/>{''.join(body)}</svg>\n")
