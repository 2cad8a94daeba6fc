// Help for long forms: drafts that save themselves, a question before unsaved work is left, news of long work.

/// "10:31am"
const time = () =>
  new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).replace(/\s/g, '')
const quiet_ms = 2000 // after the last key, before a draft is saved
const again_ms = 15000 // after a save that failed

/// Whether a form holds what is saved nowhere. Leaving the page then asks first.
const unsaved = new WeakSet()

function autosave(form) {
  const status = document.getElementById(`${form.id}autosave-status`)
  let timer
  let sending
  async function save() {
    sending = new AbortController()
    unsaved.delete(form)
    try {
      const body = new URLSearchParams(new FormData(form))
      const answer = await fetch(form.dataset.cairnAutosave, { method: 'POST', body, signal: sending.signal })
      if (!answer.ok) unsaved.add(form)
      status.textContent = answer.ok ? `Draft saved at ${time()}` : 'Draft not saved. Use the button to save your work.'
    } catch (error) {
      if (error.name === 'AbortError') return
      unsaved.add(form)
      status.textContent = 'Draft not saved: no connection. We will try again.'
      timer = setTimeout(save, again_ms)
    }
  }
  form.addEventListener('input', () => {
    unsaved.add(form)
    clearTimeout(timer)
    timer = setTimeout(save, quiet_ms)
  })
  // What is sent now must not come back as a draft.
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    sending?.abort()
  })
}

function askBeforeLeaving(form) {
  form.addEventListener('input', () => unsaved.add(form))
  form.addEventListener('submit', () => unsaved.delete(form))
  window.addEventListener('beforeunload', (event) => unsaved.has(form) && event.preventDefault())
}

function sayThatItWorks(form) {
  const status = document.getElementById(`${form.id}working-status`)
  form.addEventListener('submit', () => { status.textContent = form.dataset.cairnWorking })
  // Back from the page that came of it, the work is over.
  window.addEventListener('pageshow', () => { status.textContent = '' })
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

/// Shows what Markdown will look like, beside what is being written. Without scripts the button posts the form.
function preview(button) {
  const field = document.getElementById(button.dataset.cairnPreview)
  const shown = document.getElementById(`${field.id}-preview`)
  button.addEventListener('click', async (event) => {
    event.preventDefault()
    const body = new URLSearchParams({ text: field.value, csrf: button.form.elements.csrf?.value ?? '' })
    try {
      const answer = await fetch(button.dataset.cairnPreviewAt, { method: 'POST', body })
      if (!answer.ok) throw new Error(answer.statusText)
      const html = await answer.text() // made by ui::markdown, which escapes
      if (html) shown.innerHTML = html
      else shown.textContent = 'There is nothing to preview yet.'
    } catch {
      shown.textContent = 'The preview could not be made. Your text is kept.'
    }
  })
}

export function start() {
  for (const button of document.querySelectorAll('button[data-cairn-preview]')) preview(button)
  for (const form of document.querySelectorAll('form[data-cairn-unsaved]')) askBeforeLeaving(form)
  for (const form of document.querySelectorAll('form[data-cairn-autosave]')) autosave(form)
  for (const form of document.querySelectorAll('form[data-cairn-working]')) sayThatItWorks(form)
  for (const line of document.querySelectorAll('[data-cairn-watch]')) watch(line)
}
