// How html-validate reads our pages: its recommended set without what follows. Each rule that is off says why.
export default {
  extends: ['html-validate:recommended'],
  rules: {
    // Style, not validity: the components write what GOV.UK's fixtures write, attribute for attribute.
    'long-title': 'off', // a title ends with the names of partnership and service, as GOV.UK asks
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'no-inline-style': 'error', // our Content-Security-Policy would drop it
    'void-style': 'off',
    'no-implicit-button-type': 'off', // a button in a form submits, as ours do; GOV.UK's fixtures have no type
    'prefer-native-element': ['error', { exclude: ['region', 'search', 'status', 'alert', 'button'] }], // as GOV.UK writes them
    'attribute-boolean-style': 'off', // novalidate="" is novalidate
    'input-attributes': 'off', // GOV.UK's password input says autocapitalize, which phones heed
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-redundant-role': 'off', // list roles mend VoiceOver, which forgets lists that have no bullets
    'tel-non-breaking': 'off',
    'valid-id': ['error', { relaxed: true }], // HTML allows any id without a space
    'require-sri': 'off', // scripts and styles are of the same origin, under content-hashed names
  },
}
