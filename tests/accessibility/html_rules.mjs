// How html-validate reads our pages: its recommended set. What is not asked says why.
import { needs } from '../support/site.mjs'

const { HtmlValidate } = await needs('html-validate')
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'error', // our Content-Security-Policy would drop it
    'attribute-boolean-style': 'off', // no rule of HTML either: novalidate="" is novalidate
    'long-title': 'off', // no rule of HTML: a title ends with the names of partnership and service, as GOV.UK asks
    'prefer-native-element': ['error', { exclude: ['button'] }], // GOV.UK's link that looks like a button has that role
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }], // one form, several buttons
    'valid-id': ['error', { relaxed: true }], // GOV.UK's "add another" has ids like person[0][name]: HTML allows them
  },
})

/// What GOV.UK's own templates write, and the fixtures hold us to, word for word.
const as_govuk_writes = new Map([
  ['input-attributes', 'Attribute "autocapitalize" is not allowed on <input type="password">'], // phones heed it
  ['no-redundant-role', 'Redundant role "group" on <fieldset>'], // of the date input
])

/// What is wrong with a page: [{ rule, message, line, column }].
export async function html_faults(html) {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) => result.messages)
    .filter((found) => as_govuk_writes.get(found.ruleId) !== found.message)
    .map((found) => ({ rule: found.ruleId, message: found.message, line: found.line, column: found.column }))
}
