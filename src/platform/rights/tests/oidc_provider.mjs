// A real OpenID Connect provider for oidc_store_test.cpp, and a browser for it. Prints its issuer; then for each line
// "ACCOUNT <tab> AMR <tab> ADDRESS" of its input it goes to the address as that person and prints where it is sent back.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import readline from 'node:readline'
import http from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import process from 'node:process'

const require = createRequire(process.env.CAIRN_NODE_MODULES + '/')
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href)
console.warn = console.info = () => {}

const back = 'http://127.0.0.1:9/back'
let who = { account: '', amr: [] }
const server = http.createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${server.address().port}`
const client = (client_id, id_token_signed_response_alg, extra = {}) => ({
  client_id, client_secret: 'a secret: +/', redirect_uris: [back], id_token_signed_response_alg, ...extra,
})
const key = (type, options, alg) =>
  ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', alg })
const provider = new Provider(issuer, {
  jwks: { keys: [key('rsa', { modulusLength: 2048 }, 'RS256'), key('ec', { namedCurve: 'P-256' }, 'ES256')] },
  clients: [client('rsa', 'RS256'), client('curve', 'ES256'),
    client('open', 'RS256', { token_endpoint_auth_method: 'none', client_secret: undefined })],
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified') }) }),
  cookies: { keys: ['for this test only'] },
  pkce: { required: () => true },
})
const pages = provider.callback()
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return pages(request, response)
  const details = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: who.account, clientId: details.params.client_id })
  grant.addOIDCScope('openid email profile')
  const grantId = await grant.save()
  await provider.interactionFinished(request, response, {
    login: { accountId: who.account, amr: who.amr, remember: false }, consent: { grantId },
  })
})

async function walk(address) {
  const jar = new Map()
  for (let i = 0; i < 10; i++) {
    if (address.startsWith(back)) return address
    const answer = await fetch(address, {
      redirect: 'manual', headers: { cookie: [...jar].map(([n, v]) => `${n}=${v}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (!next) return 'stopped at ' + answer.status + ' ' + (await answer.text()).slice(0, 200).replaceAll('\n', ' ')
    address = new URL(next, address).href
  }
  return 'too many redirects'
}

console.log(issuer)
const lines = readline.createInterface({ input: process.stdin })
lines.on('line', async (line) => {
  const [account, amr, address] = line.split('\t')
  who = { account, amr: amr ? [amr] : [] }
  console.log(await walk(address))
})
lines.on('close', () => process.exit(0))
