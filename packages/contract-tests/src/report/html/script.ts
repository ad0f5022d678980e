/** What the page can do on top of showing everything: filter the matrix, and copy curl lines. */
export const script = `'use strict'
const form = document.querySelector('.filter')
const rows = [...document.querySelectorAll('.matrix .operation')]

function isWanted(row) {
  const { text, failing, untested } = form.elements
  if (failing.checked && !row.classList.contains('failing')) return false
  if (untested.checked && !row.classList.contains('untested')) return false
  const section = row.parentElement.firstElementChild.textContent
  const words = section + ' ' + row.querySelector('th').textContent + ' ' + row.querySelector('button').title
  return words.toLowerCase().includes(text.value.trim().toLowerCase())
}

function filter() {
  for (const row of rows) row.hidden = !isWanted(row)
  for (const body of document.querySelectorAll('.matrix tbody')) {
    body.hidden = body.querySelector('.operation:not([hidden])') === null
  }
  const shown = rows.filter((row) => !row.hidden).length
  const all = rows.length + (rows.length === 1 ? ' operation' : ' operations')
  form.querySelector('output').value = shown === rows.length ? all : shown + ' of ' + all
}

form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
filter()

async function copy(lines, button) {
  try {
    await navigator.clipboard.writeText(lines.textContent)
    button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(lines)
    button.textContent = 'Selected'
  }
}

for (const lines of document.querySelectorAll('.curl pre')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Copy'
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', () => copy(lines, button))
  lines.before(button)
}
`
