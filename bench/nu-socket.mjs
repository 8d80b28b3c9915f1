// Référence de la revue : node:http, socket.io et pg, sans rien d’autre. Pour une décision, les mêmes lignes durables que le
// produit (décision, événement, passage, tâches, notifications, boîte de sortie, traces, journal), en une transaction
// envoyée d’un seul trait ; diffusion après la validation. Aucun droit vérifié, rien de relu. Sert une séance (`revue`), ou toutes
// celles qu’on lui nomme (`charge`) : chacune a alors sa salle, sa séquence et ses événements à relire.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const { url, ...seance } = JSON.parse(process.env.BENCH);
process.once('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

const client = new pg.Client({ connectionString: url, pipeline: true });
await client.connect();
const sequences = new Map();
const presents = new Map();
let suite = Promise.resolve();

const TEXTES = {
  passage: `UPDATE passage_revue SET etat = 'DECISION_PRISE', termine_le = now(), version = version + 1 WHERE id = $1`,
  decision: `INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, auteur_id, sequence) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
  tache: `INSERT INTO tache (id, dossier_id, decision_id, plateforme_id, libelle, pourquoi, origine, auteur_id, responsable_id, echeance) VALUES ($1,$2,$3,$4,$5,'Revue','REVUE',$6,$7,$8)`,
  notification: `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) VALUES ($1,$2,'TACHE_CONFIEE','tache',$3,$4)`,
  sortie: `INSERT INTO outbox (id, type, donnees, relaye_le, traite_le) VALUES ($1,'mesure',$2, now(), now())`,
  proposition: `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1,$2,'DECISION',$3,$4)`,
  dossier: `UPDATE dossier SET version = version + 1, maj_le = now() WHERE id = $1`,
  revue: `UPDATE revue SET sequence = $2, version = version + 1 WHERE id = $1`,
  evenement: `INSERT INTO revue_evenement (revue_id, sequence, type, passage_id, dossier_id, auteur_id, donnees) VALUES ($1,$2,'decision-prise',$3,$4,$5,$6)`,
  transition: `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction) VALUES ($1,'passage',$2,$3,'decider','EN_DISCUSSION','DECISION_PRISE',$4,'COORDINATEUR')`,
  journal: `INSERT INTO journal_acces (utilisateur_id, fonction, action, ressource, ressource_id, dossier_id, categories) VALUES ($1,'COORDINATEUR','revue.decider','decision',$2,$3,'{revueDecisions}')`,
};
const ecrire = (nom, ...values) => client.query({ name: nom, text: TEXTES[nom], values });

async function enregistrer({ passageId, dossierId, referentId, corps, ...celle }) {
  const { revueId, conducteur, plateformeId } = { ...seance, ...celle };
  const id = randomUUID();
  const rang = (sequences.get(revueId) ?? 0) + 1;
  sequences.set(revueId, rang);
  const confiees = [...corps.actions, { quoi: 'Publier le livret', responsableId: referentId, echeance: corps.actions[0].echeance }]; // prettier-ignore
  await Promise.all([
    client.query('BEGIN'),
    ecrire('passage', passageId),
    ecrire('decision', id, revueId, passageId, dossierId, corps.code, corps.texte, JSON.stringify(corps.actions), corps.phraseAssure, conducteur, rang), // prettier-ignore
    ...confiees.flatMap(({ quoi, responsableId, echeance }) => {
      const tache = randomUUID();
      return [
        ecrire('tache', tache, dossierId, id, plateformeId, quoi, conducteur, responsableId, echeance),
        ecrire('notification', randomUUID(), responsableId, tache, dossierId),
        ecrire('sortie', randomUUID(), '{}'),
      ];
    }),
    ecrire('proposition', randomUUID(), dossierId, id, corps.phraseAssure),
    ecrire('dossier', dossierId),
    ecrire('revue', revueId, rang),
    ecrire('evenement', revueId, rang, passageId, dossierId, conducteur, JSON.stringify({ decisionId: id })),
    ecrire('transition', randomUUID(), passageId, dossierId, conducteur),
    ecrire('journal', conducteur, id, dossierId),
    ecrire('sortie', randomUUID(), '{}'),
    client.query('COMMIT'),
  ]);
  io.to(revueId).emit('revue.evenement', { revueId, sequence: rang, type: 'decision-prise' });
  return { id, sequence: rang, passageId };
}

const RELIRE = `SELECT sequence, type, le, passage_id AS "passageId", auteur_id AS auteur, donnees FROM revue_evenement WHERE revue_id = $1 AND sequence > $2 ORDER BY sequence LIMIT 500`;

// Ce que lit un participant prévenu : les événements tels qu’ils sont, sans projection.
async function relire(adresse, reponse) {
  const { pathname, searchParams } = new URL(adresse, 'http://nu');
  const revueId = pathname.split('/').at(-2);
  const { rows } = await client.query({ name: 'relire', text: RELIRE, values: [revueId, searchParams.get('depuis')] });
  reponse.writeHead(200, { 'content-type': 'application/json' });
  reponse.end(JSON.stringify({ evenements: rows, sequence: sequences.get(revueId) ?? 0 }));
}

const serveur = createServer((demande, reponse) => {
  if (demande.method === 'GET')
    return void relire(demande.url, reponse).catch((e) => reponse.writeHead(500).end(String(e)));
  let texte = '';
  demande.setEncoding('utf8').on('data', (morceau) => (texte += morceau));
  demande.on('end', () => {
    // Une décision à la fois : les transactions partagent la connexion.
    suite = suite
      .then(() => enregistrer(JSON.parse(texte)))
      .then(
        (creee) => reponse.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(creee)),
        (erreur) => reponse.writeHead(500).end(String(erreur)),
      );
  });
});
const io = new Server(serveur, { path: '/api/temps-reel', transports: ['websocket'] });
io.on('connection', (socket) => {
  const annoncer = (revueId, etat) => {
    const salle = presents.get(revueId) ?? new Map();
    presents.set(revueId, salle.set(socket.id, fiche(socket.id, etat)));
    io.to(revueId).emit('revue.presence', { revueId, participants: [...salle.values()] });
    return [...salle.values()];
  };
  socket.on('revue.rejoindre', ({ revueId }, accuse) => {
    void socket.join(revueId);
    const participants = annoncer(revueId, 'present');
    accuse({ ok: true, donnees: { sequence: sequences.get(revueId) ?? 0, participants } });
  });
  socket.on('revue.quitter', ({ revueId }, accuse) => {
    void socket.leave(revueId);
    annoncer(revueId, 'absent');
    accuse({ ok: true, donnees: null });
  });
});

// De la taille d’un participant du produit.
const fiche = (agentId, etat) => ({
  agentId,
  nom: 'Prénom Nom de famille',
  fonction: 'ASSISTANT_SERVICE_SOCIAL',
  libelleFonction: 'Assistante sociale',
  unite: 'SERVICE_SOCIAL',
  etat,
  conduit: false,
});
serveur.listen(0, '127.0.0.1', () => process.send({ port: serveur.address().port }));
