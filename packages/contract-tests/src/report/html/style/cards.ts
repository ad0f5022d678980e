export const cards = `
.card { margin-top: 1.25rem; padding: 1.1rem 1.25rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-left: 3px solid var(--bad); border-radius: 8px; }
.card:target { box-shadow: 0 0 0 2px var(--link); }
.card h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.6rem; font-size: 1rem; }
.card h3 .badge { width: auto; font-size: 0.75rem; }
.card h3 code { color: var(--muted); font-weight: 400; }
.card h3 a { margin-left: auto; color: var(--muted); font-size: 0.85rem; font-weight: 400; text-decoration: none; }
.card h3 a::before { content: '#'; }
.case { margin-top: 0.5rem; font-weight: 600; }
.card .facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; margin-top: 0.35rem; color: var(--muted); font-size: 0.8rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; margin-top: 1rem; }
pre {
  max-height: 24rem; margin-top: 0.3rem; padding: 0.6rem 0.75rem; overflow: auto; background: var(--page);
  border: 1px solid var(--line); border-radius: 6px; font-size: 0.8rem; line-height: 1.45; white-space: pre-wrap;
}
.expected h4 { color: var(--good); }
.actual h4 { color: var(--bad); }
.expected pre { border-left: 3px solid var(--good); }
.actual pre { border-left: 3px solid var(--bad); }
.curl { position: relative; margin-top: 1rem; }
.curl button {
  position: absolute; top: 0; right: 0; padding: 0 0.6rem; background: var(--panel);
  border: 1px solid var(--edge); border-radius: 5px; font-size: 0.75rem; cursor: pointer;
}
details { margin-top: 1rem; }
summary { color: var(--muted); font-size: 0.75rem; font-weight: 500; cursor: pointer; }
.headers { color: var(--muted); }
.none { margin-top: 0.3rem; color: var(--muted); font-size: 0.8rem; }

.sheet {
  inset: 0 0 0 auto; width: min(34rem, 100vw); height: 100%; max-height: none; margin: 0; padding: 1.5rem;
  overflow: auto; background: var(--panel); color: inherit; border: 0; border-left: 1px solid var(--line);
}
.sheet::backdrop { background: rgb(0 0 0 / 25%); }
.sheet h3 { padding-right: 4rem; font-size: 1.05rem; }
.sheet h3 .badge { width: auto; }
.sheet > button { float: right; padding: 0.1rem 0.7rem; background: none; border: 1px solid var(--edge); border-radius: 6px; cursor: pointer; font-size: 0.8rem; }
.sheet p, .sheet table { margin-top: 0.75rem; font-size: 0.85rem; }
.sheet table { margin-top: 1.5rem; }
.sheet .missing, .sheet .provoked { color: var(--muted); }
.sheet .failing { color: var(--bad); }
.sheet .undocumented { color: var(--odd); }
.sheet table { width: 100%; font-variant-numeric: tabular-nums; }
.sheet td, .sheet th { padding: 0.15rem 0 0.15rem 0.75rem; text-align: right; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
.sheet .statuses td, .sheet .statuses th { text-align: left; }
.sheet .statuses th, .sheet .statuses td:nth-child(2) { white-space: nowrap; }
.sheet .statuses td:last-child { color: var(--muted); }
.sheet th:first-child { padding-left: 0; text-align: left; }
`
