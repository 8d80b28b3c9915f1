import type { IncomingMessage, ServerResponse } from 'node:http';
import { erreurMetier } from '@pdp/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { originePublique } from '../../auth/origine-publique.js';
import { pageDeRefus } from '../../auth/pages/gabarit.js';
import '../../http/moi.decorator.js';
import { enProbleme } from '../../http/mise-en-probleme.js';
import type { ComptesDemo } from './comptes-demo.js';
import type { FournisseurDemo } from './fournisseur-demo.js';
import { pageDeConnexion } from './page-connexion.js';
import { PREFIXE_OIDC_DEMO, PREUVES_JOUEES, affirmer, cheminDuRole, roleDe, type RoleJoue } from './roles.js';

type Pieces = {
  readonly fournisseur: FournisseurDemo;
  readonly comptes: ComptesDemo;
  readonly publicUrl: string | null;
};

type Echange = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly provider: Provider;
  readonly role: RoleJoue;
  readonly correlationId: string;
};

const CORPS_MAX = 4096;
const ENTETES = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/**
 * Monte le fournisseur de démonstration sous /demo/oidc, hors de Nest : il lit lui-même le corps et écrit lui-même la
 * réponse. Seule la page de connexion est à nous.
 */
export function monterFournisseurDemo(fastify: FastifyInstance, pieces: Pieces): void {
  void fastify.register(
    (portee, _options, pret) => {
      portee.removeAllContentTypeParsers();
      portee.addContentTypeParser('*', (_demande, _corps, fin) => fin(null));
      portee.route({
        method: ['GET', 'POST'],
        url: '/*',
        handler: (demande, reponse) => servir(demande, reponse, pieces),
      });
      pret();
    },
    { prefix: PREFIXE_OIDC_DEMO },
  );
}

async function servir(demande: FastifyRequest, reponse: FastifyReply, pieces: Pieces): Promise<void> {
  const origine = originePublique(demande.headers.host, pieces.publicUrl);
  if (origine === null) {
    const probleme = enProbleme(
      erreurMetier('requete-invalide', 'Cette adresse n’est pas celle de la plateforme.'),
      demande.correlationId,
    );
    return reponse
      .status(400)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(probleme));
  }
  reponse.hijack();
  const { role, suite } = roleDe(demande.url);
  const echange = {
    req: preparer(demande, origine, suite),
    res: reponse.raw,
    role,
    provider: pieces.fournisseur.provider(origine, role),
    correlationId: demande.correlationId,
  };
  for (const [nom, valeur] of Object.entries(ENTETES)) echange.res.setHeader(nom, valeur);
  echange.res.setHeader('x-correlation-id', demande.correlationId);
  const uid = /^\/connexion\/([A-Za-z0-9_-]{1,64})$/.exec(echange.req.url ?? '')?.[1];
  if (uid === undefined) return echange.provider.callback()(echange.req, echange.res);
  await connecter(echange, uid, pieces.comptes).catch(() => {
    envoyer(
      echange.res,
      400,
      pageDeRefus('Connexion à recommencer', 'Cette page de connexion a expiré. Recommencez.', echange.correlationId),
    );
  });
}

// Le fournisseur se croit à la racine de son émetteur ; ce qu'il sait du client vient de l'origine vérifiée, jamais des en-têtes reçus.
function preparer(demande: FastifyRequest, origine: string, suite: string): IncomingMessage {
  const { raw } = demande;
  const url = new URL(origine);
  (raw as IncomingMessage & { originalUrl?: string }).originalUrl = demande.url;
  raw.url = suite;
  raw.headers['x-forwarded-proto'] = url.protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = url.host;
  return raw;
}

async function connecter({ req, res, provider, role }: Echange, uid: string, comptes: ComptesDemo): Promise<void> {
  const interaction = await provider.interactionDetails(req, res);
  if (interaction.uid !== uid || interaction.prompt.name !== 'login') throw new Error('autre interaction');
  const place = { action: `${cheminDuRole(role)}/connexion/${uid}`, role };
  if (req.method !== 'POST') return envoyer(res, 200, pageDeConnexion(await comptes.proposer(), place, null));
  const recu = await lireFormulaire(req);
  // Le champ libre est vide quand un bouton de la liste a été pressé.
  const saisi = recu.getAll('compte').find((valeur) => valeur.trim() !== '') ?? '';
  const sujet = await comptes.connaitre(saisi, role);
  if (sujet === null) {
    const faute = { phrase: 'Ce compte n’existe pas dans la démonstration.', saisi: saisi.slice(0, 100) };
    return envoyer(res, 422, pageDeConnexion(await comptes.proposer(), place, faute));
  }
  const preuve = PREUVES_JOUEES.find((connue) => connue === recu.get('preuve')) ?? 'deux';
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId: sujet, remember: false, ...affirmer(role, preuve) } },
    { mergeWithLastSubmission: false },
  );
}

async function lireFormulaire(req: IncomingMessage): Promise<URLSearchParams> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const morceau of req as AsyncIterable<Buffer>) {
    taille += morceau.length;
    if (taille > CORPS_MAX) throw new Error('formulaire trop long');
    morceaux.push(morceau);
  }
  return new URLSearchParams(Buffer.concat(morceaux).toString('utf8'));
}

function envoyer(res: ServerResponse, statut: number, corps: string): void {
  if (res.headersSent) return;
  res.writeHead(statut, { 'content-type': 'text/html; charset=utf-8' }).end(corps);
}
