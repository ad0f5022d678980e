export const matrixStyle = `
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.75rem 2rem; }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.25rem; font-size: 0.85rem; }
.filter input[type=search] {
  width: 15rem; max-width: 100%; margin-left: 0.4rem; padding: 0.3rem 0.6rem;
  background: var(--panel); border: 1px solid var(--edge); border-radius: 6px;
}
.filter input[type=checkbox] { accent-color: var(--link); vertical-align: -0.1em; }
.filter output { color: var(--muted); }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; margin: 1rem 0 1.25rem; font-size: 0.8rem; color: var(--muted); }
.legend li { display: flex; align-items: center; gap: 0.5rem; }

.tile {
  display: inline-block; width: 22px; height: 18px; border-radius: 4px; vertical-align: middle;
  font-size: 11px; line-height: 18px; font-style: normal; font-weight: 600; text-align: center; text-decoration: none;
}
.tile.fine { background: var(--good-tile); color: var(--good); }
.tile.failing { background: var(--bad); color: var(--bad-ink); }
.tile.undocumented { background: var(--odd-tile); color: var(--odd); box-shadow: inset 0 0 0 1px var(--odd); }
.tile.missing { border: 1px dashed var(--edge); }
.tile.provoked { background: linear-gradient(135deg, var(--blue) 9px, transparent 9.5px); box-shadow: inset 0 0 0 1px var(--blue); }

.mark { display: inline-block; width: 9px; margin-right: 2px; vertical-align: middle; }
.mark::before, .mark::after { content: ''; display: block; height: 8px; border: 1px solid var(--edge); }
.mark::before { border-radius: 2px 2px 0 0; margin-bottom: 1px; }
.mark::after { border-radius: 0 0 2px 2px; }
.mark.valid::before { background: var(--valid); border-color: var(--valid); }
.mark.invalid::after { background: var(--invalid); border-color: var(--invalid); }
.mark.unbreakable::after { border-color: transparent; background: linear-gradient(var(--edge) 0 0) center / 5px 1px no-repeat; }

.matrix { width: 100%; }
.matrix thead th { position: sticky; top: 0; z-index: 1; padding: 0.5rem 0; background: var(--page); text-align: left; box-shadow: 0 1px var(--line); }
.matrix thead .status { width: 28px; font-size: 0.7rem; text-align: center; font-variant-numeric: tabular-nums; }
.matrix thead th:last-child, .parameters { padding-left: 1.25rem; }
.matrix .section th { padding: 1.1rem 0 0.3rem; text-align: left; font-size: 0.95rem; font-weight: 600; }
.operation th { width: 1%; padding: 0.2rem 1.25rem 0.2rem 0; text-align: left; font-weight: 400; white-space: nowrap; }
.operation td { padding: 0.2rem 2px; text-align: center; }
.matrix .first { padding-left: 10px; }
.operation td.parameters { padding-left: 1.25rem; text-align: left; }
.operation > * { border-bottom: 1px solid var(--line); }
.operation:hover > * { background: var(--row); }
.operation .name { display: flex; align-items: center; gap: 0.6rem; color: inherit; font-size: 0.875rem; }
.operation button { padding: 0; background: none; border: 0; cursor: pointer; text-align: left; }
.operation button:hover { text-decoration: underline; }
.idle button { color: var(--muted); font-style: italic; }
.count {
  min-width: 18px; padding: 0 5px; border-radius: 9px; background: var(--bad); color: var(--bad-ink);
  font-size: 11px; line-height: 18px; font-weight: 600; text-align: center; text-decoration: none;
}
.badge { display: inline-block; flex: none; width: 3.9em; font-size: 0.7rem; font-weight: 600; }
.badge.get { color: var(--get); }
.badge.post { color: var(--post); }
.badge.put, .badge.patch { color: var(--put); }
.badge.delete { color: var(--delete); }
.strip { line-height: 22px; }
.strip span { margin-right: 0.7rem; }
.strip small { margin-right: 0.35rem; color: var(--muted); font-size: 0.68rem; }
`
