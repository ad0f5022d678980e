/** Texts have a contrast of at least 4.5 to 1 on what they stand on, and marks of 3 to 1. */
export const colors = `
:root {
  color-scheme: light dark;
  --page: #fbfbf9; --panel: #ffffff; --line: #e4e3dd; --row: #f1f1ec;
  --ink: #1f242b; --muted: #5d6570; --link: #1f5f8b;
  --good: #1d6b41; --good-tile: #d3e9da;
  --bad: #b3261e; --bad-ink: #ffffff; --bad-tile: #fbe4e1;
  --odd: #7a4b00; --odd-tile: #fbe3b3;
  --blue: #6389c2; --edge: #868e99;
  --valid: #559c8f; --invalid: #9585c6;
  --get: #1f5f8b; --post: #1d6b41; --put: #7a4b00; --delete: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --panel: #1a1e23; --line: #2c3239; --row: #20252b;
    --ink: #e3e6ea; --muted: #9aa3ae; --link: #8cc0ea;
    --good: #8fd6ab; --good-tile: #1f3d2d;
    --bad: #ff9a90; --bad-ink: #2b0806; --bad-tile: #43201e;
    --odd: #f0c774; --odd-tile: #46361a;
    --blue: #5f86bd; --edge: #737d89;
    --valid: #3f8f82; --invalid: #8676b8;
    --get: #8cc0ea; --post: #8fd6ab; --put: #f0c774; --delete: #ff9a90;
  }
}
`
