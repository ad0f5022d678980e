/** Where the matrix has no room: a block for each operation, its statuses named on their tiles. */
export const narrow = `
@media (max-width: 56rem) {
  .matrix, .matrix tbody, .matrix tr, .operation th, .operation td.parameters { display: block; width: auto; }
  .matrix thead { display: none; }
  .operation { padding: 0.5rem 0 0.6rem; border-bottom: 1px solid var(--line); }
  .operation > * { border: 0; }
  .operation:hover > * { background: none; }
  .operation th { padding: 0 0 0.35rem; white-space: normal; }
  .operation td, .operation td.first { display: inline-block; padding: 0 3px 3px 0; }
  .operation td:empty, .operation td.first:empty { display: none; }
  .operation td.parameters { padding: 0.25rem 0 0; }
  .operation .tile { width: auto; min-width: 36px; padding: 0 5px; font-size: 0; }
  .operation .tile::before { content: attr(data-status); font-size: 11px; }
  .operation .tile.fine::after, .operation .tile.failing::after, .operation .tile.undocumented::after { font-size: 11px; }
  .operation .tile.fine::after { content: ' ✓'; }
  .operation .tile.failing::after { content: ' ✕'; }
  .operation .tile.undocumented::after { content: ' ?'; }
  .operation .tile.missing { line-height: 16px; color: var(--muted); }
  .operation .tile.provoked { background: linear-gradient(135deg, var(--blue) 7px, transparent 7.5px); }
}
@media (max-width: 30rem) {
  .coverage { grid-template-columns: 1fr 1fr; }
  .phases { font-size: 0.7rem; }
  .phases thead th { font-size: 0.65rem; }
  .phases th, .phases td { padding-left: 0.25rem; }
}
`
