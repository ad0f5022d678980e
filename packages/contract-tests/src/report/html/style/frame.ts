export const frame = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 3rem; }
body {
  margin: 0 auto; max-width: 1480px; padding: 2rem clamp(1rem, 3vw, 3rem) 4rem;
  background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, dl, dd, pre { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.02em; }
h1 small { color: var(--muted); font-size: 0.55em; font-weight: 400; letter-spacing: 0; }
h2 { font-size: 1.25rem; letter-spacing: -0.01em; }
h4, .eyebrow, .name, thead th { color: var(--muted); font-size: 0.75rem; font-weight: 500; }
a { color: var(--link); }
code, pre, .badge { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; }
code { font-size: 0.85em; }
button, input { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; }
section { margin-top: 3rem; }

.verdict { margin-top: 0.75rem; font-size: 1.1rem; font-weight: 500; }
.verdict.held { color: var(--good); }
.verdict.broken { color: var(--bad); }
.coverage {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1px; margin-top: 1.75rem;
  background: var(--line); border: 1px solid var(--line); border-radius: 8px; overflow: hidden;
}
.coverage li { padding: 0.9rem 1.1rem; background: var(--panel); }
.coverage span { display: block; }
.figure { color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.figure b { color: var(--ink); font-size: 1.6rem; font-weight: 600; letter-spacing: -0.02em; }
.coverage .bar { display: flex; height: 4px; margin: 0.4rem 0; border-radius: 2px; background: var(--line); overflow: hidden; }
.bar i { background: var(--valid); }
.bar .provoked { background: repeating-linear-gradient(135deg, var(--blue) 0 2px, transparent 2px 4px); }
.remark { color: var(--muted); font-size: 0.8rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.5rem 4rem; margin-top: 1.75rem; }
.facts div { display: flex; gap: 1rem; padding: 0.2rem 0; }
dt { flex: 0 0 6.5rem; color: var(--muted); }
table { border-collapse: collapse; }
.phases { width: 100%; align-self: start; font-variant-numeric: tabular-nums; }
.phases th, .phases td { padding: 0.25rem 0 0.25rem 0.75rem; text-align: right; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
.phases th:first-child { padding-left: 0; text-align: left; font-weight: 500; }
.phases tfoot td { border: 0; color: var(--muted); font-size: 0.8rem; }
.phases .bad { color: var(--bad); font-weight: 600; }
.notes { margin-top: 1rem; }
.notes li { padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
`
