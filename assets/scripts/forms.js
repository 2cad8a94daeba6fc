// Help for long forms: drafts that save themselves, a question before unsaved work is left, news of long work.

const time = () => new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true })

function autosave(form) {
  const status = document.getElementById(`${form.id}autosave-status`)
  let timer
  let changed = false
  async function save() {
    changed = false
    try {
      const body = new URLSearchParams(new FormData(form))
      const answer = await fetch(form.dataset.cairnAutosave, { method: 'POST', body })
      status.textContent = answer.ok ? `Draft saved at ${time()}` : 'Draft not saved. Use the button to save your work.'
    } catch {
      status.textContent = 'Draft not saved: no connection. We will try again.'
      changed = true
      timer = setTimeout(save, 15000)
    }
  }
  form.addEventListener('input', () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(() => changed && save(), 3000)
  })
  form.addEventListener('submit', () => clearTimeout(timer))
}

function askBeforeLeaving(form) {
  const ask = (event) => event.preventDefault()
  form.addEventListener('input', () => window.addEventListener('beforeunload', ask), { once: true })
  form.addEventListener('submit', () => window.removeEventListener('beforeunload', ask))
}

function watch(line) {
  const look = async () => {
    try {
      const answer = await fetch(line.dataset.cairnWatch)
      const text = answer.ok ? (await answer.text()).trim() : line.textContent
      if (text === '') return window.location.reload()
      if (text !== line.textContent) line.textContent = text // only news is said aloud
    } catch {
      // The next look may find the connection again.
    }
    setTimeout(look, 3000)
  }
  setTimeout(look, 3000)
}

/// A long list of choices becomes a field to type in. The select stays in the form, hidden, and holds the value.
async function autocomplete(select) {
  await import('./accessible-autocomplete.min.js')
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : '',
    showAllValues: true,
    dropdownArrow: () =>
      '<svg class="cairn-autocomplete__arrow" viewBox="0 0 14 9" width="14" height="9" aria-hidden="true" ' +
      'focusable="false"><path d="M1 1l6 6 6-6" fill="none" stroke="currentColor" stroke-width="2"/></svg>',
  })
}

/// Shows what Markdown will look like, beside what is being written. Without scripts the button posts the form.
function preview(button) {
  const field = document.getElementById(button.dataset.cairnPreview)
  const shown = document.getElementById(`${field.id}-preview`)
  button.addEventListener('click', async (event) => {
    event.preventDefault()
    const body = new URLSearchParams({ text: field.value, csrf: button.form.elements.csrf?.value ?? '' })
    try {
      const answer = await fetch(button.formAction, { method: 'POST', body })
      if (!answer.ok) throw new Error(answer.statusText)
      shown.innerHTML = await answer.text() // made by ui::markdown, which escapes
    } catch {
      shown.textContent = 'The preview could not be made. Your text is kept.'
    }
  })
}

export function start() {
  for (const select of document.querySelectorAll('select[data-cairn-autocomplete]')) autocomplete(select)
  for (const button of document.querySelectorAll('button[data-cairn-preview]')) preview(button)
  for (const form of document.querySelectorAll('form[data-cairn-autosave]')) autosave(form)
  for (const form of document.querySelectorAll('form[data-cairn-unsaved]')) askBeforeLeaving(form)
  for (const line of document.querySelectorAll('[data-cairn-watch]')) watch(line)
}
