import fc from 'fast-check'

/** What servers, descriptions and attackers may put into a text. */
export const texts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  // Lone surrogates and control characters among them.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</pre></style>&lt;<!--',
    ']]>&amp;&#0;',
    '\u0000\u001b[31m\u202egnp.exe\ufffe\ud800',
    '$1$&$`\\u{1b}',
  ),
)
