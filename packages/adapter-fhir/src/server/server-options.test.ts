import { expect, test } from 'vitest'
import { fhir, type FhirOptions } from '../fhir.ts'

const server = { url: 'https://ecd.example.org/fhir' }

// A configuration in plain JavaScript can hold anything.
const problemsOf = (options: object): readonly string[] => fhir(options as FhirOptions).optionProblems

test.each([
  [{ folder: './clients' }],
  [{ server }],
  [{ server: { url: 'http://127.0.0.1:8080/fhir/' }, version: 'STU3', name: 'ecd', every: '1h', leads: false }],
  [{ server: { ...server, clients: 'Patient?organization=7&active=true', headers: { Authorization: 'FHIR_AUTHORIZATION' } } }],
  [{ server: { ...server, certificate: { certFile: 'a.pem', keyFile: 'b.pem', passphrase: 'KEY_PASSPHRASE' }, caFile: 'c.pem' } }],
])('%j is understood', (options) => {
  expect(problemsOf(options)).toEqual([])
})

test.each<[object, string]>([
  [{}, 'name a folder or a server: exactly one of both'],
  [{ folder: 'x', server }, 'name a folder or a server: exactly one of both'],
  [{ server: {} }, 'server.url'],
  [{ server: { url: 'ecd.example.org' } }, 'server.url: is no address; write it whole, such as https://ecd.example.org/fhir'],
  [{ server: { url: 'http://ecd.example.org/fhir' } }, 'server.url: begins with https:// (http:// only on this machine itself)'],
  [{ server: { url: 'http://127.0.0.1.example.org/' } }, 'server.url: begins with https://'],
  [{ server: { url: 'file:///etc/passwd' } }, 'server.url: begins with https://'],
  [{ server: { url: 'https://me:secret@ecd.example.org/' } }, 'server.url: holds no name or password; use headers or a certificate'],
  [{ server: { url: 'https://ecd.example.org/fhir?a=1' } }, 'server.url: holds no query'],
  [{ server: { ...server, colour: 'red' } }, 'server'],
  [{ server: { ...server, clients: 'Observation?code=1' } }, 'server.clients: write a search for patients'],
  [{ server: { ...server, clients: 'https://elsewhere.example/Patient' } }, 'server.clients: write a search for patients'],
  [{ server: { ...server, headers: { Authorization: 'Bearer abc' } } }, 'server.headers.Authorization: name the environment variable'],
  [{ server: { ...server, headers: { 'a b': 'KEY' } } }, 'server.headers'],
  [{ server: { ...server, certificate: { certFile: 'a.pem' } } }, 'server.certificate.keyFile'],
  [{ server: { ...server, pageSize: 0 } }, 'server.pageSize'],
  [{ server: { ...server, tries: 99 } }, 'server.tries'],
])('%j is a problem that is told', (options, words) => {
  const problems = problemsOf(options)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})
