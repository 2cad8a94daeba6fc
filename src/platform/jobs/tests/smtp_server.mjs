// A real SMTP server for mail_store_test.cpp. Prints its port, then one JSON line for each letter it takes.
// Arguments: "starttls" or "plain"; a receiver beginning with "later" gets 451, with "never" 550; with "silent" the
// letter is taken and the answer never comes.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import process from 'node:process'
const require = createRequire(process.env.CAIRN_NODE_MODULES + '/')
const { SMTPServer } = require('smtp-server')

const starttls = process.argv[2] === 'starttls'
const refuse = (code, text) => Object.assign(new Error(text), { responseCode: code })

// The test's own certificate and key, where it gives them.
const own = process.argv[3] ? { cert: readFileSync(process.argv[3]), key: readFileSync(process.argv[4]) } : {}

const server = new SMTPServer({
  ...own,
  disabledCommands: starttls ? [] : ['STARTTLS', 'AUTH'],
  authOptional: !starttls,
  logger: false,
  onAuth(auth, session, done) {
    const known = auth.username === 'cairn' && auth.password === 'mail secret'
    done(known && session.secure ? null : refuse(535, 'no'), known ? { user: auth.username } : undefined)
  },
  onRcptTo(address, session, done) {
    if (address.address.startsWith('later')) return done(refuse(451, 'later'))
    if (address.address.startsWith('never')) return done(refuse(550, 'never'))
    done()
  },
  onData(stream, session, done) {
    const chunks = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((one) => one.address)
      console.log(JSON.stringify({ to, from: session.envelope.mailFrom.address, secure: session.secure, text: Buffer.concat(chunks).toString('utf8') }))
      if (to[0].startsWith('silent')) return session.connection?.close?.() ?? process.exit(0)
      done()
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
