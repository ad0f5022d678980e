export const print = `
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .filter, .skip, .sheet, .curl button { display: none !important; }
  .matrix thead th { position: static; }
  .operation, .section, .card h3, .pair { break-inside: avoid; }
  .section { break-after: avoid; }
  pre { max-height: none; }
}
`
