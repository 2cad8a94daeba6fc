// Writing a section of a report: what the claim checker finds follows the text, figures are put in at the cursor. Each
// has a button of its own for those without scripts.

const pause_ms = 1500 // after the last key, before the text is checked

/// Posts the form for one part of its page; gives the part's HTML, which the server made and escaped.
async function part(form, name, signal) {
  const body = new URLSearchParams(new FormData(form))
  body.set('part', name)
  const answer = await fetch(form.action, { method: 'POST', body, signal })
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
  return answer.text()
}

function checkWhileWriting(field) {
  const shown = document.getElementById(field.dataset.cairnCheck)
  const status = document.getElementById(`${shown.id}-status`)
  let timer
  let asking
  async function check() {
    asking?.abort()
    asking = new AbortController()
    try {
      shown.innerHTML = await part(field.form, 'findings', asking.signal)
      const count = shown.querySelectorAll('.cairn-findings > li').length
      status.textContent = `Checked as you write: ${count === 0 ? 'nothing found' : `${count} found`}.`
    } catch (error) {
      if (error.name !== 'AbortError') status.textContent = 'The text could not be checked just now. It is kept.'
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(check, pause_ms)
  })
  // From a finding to its line.
  shown.addEventListener('click', (event) => {
    const line = Number(event.target.closest('[data-cairn-line]')?.dataset.cairnLine)
    if (!line) return
    event.preventDefault()
    const lines = field.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    field.focus()
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    field.scrollTop = field.scrollHeight * ((line - 1) / Math.max(lines.length, 1)) - field.clientHeight / 3
  })
}

/// At the cursor, or instead of what is selected; undo takes it back.
function insert(field, text) {
  field.focus()
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function findFigures(input) {
  const shown = document.getElementById(input.dataset.cairnOffers)
  const status = document.getElementById(`${shown.id}-status`)
  const field = input.form.querySelector('textarea')
  const showButtons = () => document.querySelectorAll('[data-cairn-insert]').forEach((one) => { one.hidden = false })
  async function find(event) {
    event.preventDefault()
    try {
      shown.innerHTML = await part(input.form, 'offers')
      showButtons()
      const count = shown.querySelectorAll('[data-cairn-insert]').length
      status.textContent = count === 0 ? 'No figure found.' : `${count} found. Insert puts one in at the cursor.`
    } catch {
      status.textContent = 'The search did not work just now. Your text is kept.'
    }
  }
  for (const button of input.form.elements)
    if (button.name === 'do' && button.value === 'find') button.addEventListener('click', find)
  input.addEventListener('keydown', (event) => event.key === 'Enter' && find(event))
  // Figures that were found, and what agencies answered.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-cairn-insert]')
    if (!button) return
    event.preventDefault()
    insert(field, button.dataset.cairnInsert)
    status.textContent = 'Put in at the cursor.'
  })
  showButtons()
}

export function start() {
  for (const field of document.querySelectorAll('textarea[data-cairn-check]')) checkWhileWriting(field)
  for (const input of document.querySelectorAll('input[data-cairn-offers]')) findFigures(input)
}
