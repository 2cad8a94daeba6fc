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

export function start() {
  for (const form of document.querySelectorAll('form[data-cairn-autosave]')) autosave(form)
  for (const form of document.querySelectorAll('form[data-cairn-unsaved]')) askBeforeLeaving(form)
  for (const line of document.querySelectorAll('[data-cairn-watch]')) watch(line)
}
