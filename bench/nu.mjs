// « L » de la mesure : node:http et pg sans rien d’autre. Même texte SQL que la fiche du produit, requêtes nommées, connexions
// partagées en pipeline ; la ligne de journal part avec la lecture, groupée, et la réponse attend sa validation. Les valeurs
// chiffrées au repos s’ouvrent ici comme dans le produit : sans cela la réponse ne serait pas la même.
import { createServer } from 'node:http';
import pg from 'pg';
import { ouvrirCoffre } from './commun/cles.mjs';
import { moduleApi } from './commun/module-api.mjs';

const { url, lecteurs, jour } = JSON.parse(process.env.BENCH);
const { requeteVue } = await moduleApi('modules/dossier/lire/lire.requete.js');
const { MARQUE, ouvrirJetons } = await moduleApi('modules/dossier/projection/jetons.js');
const coffre = await ouvrirCoffre();
pg.types.setTypeParser(pg.types.builtins.DATE, (valeur) => valeur);

process.once('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

const connexion = async () => {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  return client;
};
const [journal, ...clients] = await Promise.all([connexion(), connexion(), connexion()]);

const JOURNAL = `INSERT INTO journal_acces (utilisateur_id, session_id, fonction, organisme_id, action, ressource, dossier_id, categories, resultat)
  SELECT u, s, f, o, 'lecture', 'lecture', d, string_to_array(c, ','), 'OK'
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[]) AS t(u, s, f, o, d, c)`;

let attente = [];
let enVol = false;

function consigner(lecteur, dossierId) {
  return new Promise((reussir, echouer) => {
    attente.push({ lecteur, dossierId, reussir, echouer });
    if (!enVol) void vider();
  });
}

async function vider() {
  enVol = true;
  while (attente.length > 0) {
    const lot = attente;
    attente = [];
    const de = (nom) => lot.map(({ lecteur }) => lecteur[nom]);
    const values = [de('utilisateurId'), de('sessionId'), de('fonction'), de('organismeId'), lot.map((l) => l.dossierId), de('categories')]; // prettier-ignore
    try {
      await journal.query({ name: 'journal', text: JOURNAL, values });
      for (const l of lot) l.reussir();
    } catch (erreur) {
      for (const l of lot) l.echouer(erreur);
    }
  }
  enVol = false;
}

const prets = lecteurs.map((l) => {
  const { nom, texte, toutes } = requeteVue(l.fonction, jour);
  const sujet = [l.utilisateurId, l.unite, l.organismeId, l.plateformeId, l.assureId];
  return { ...l, nom, texte, sujet, categories: toutes };
});
let prochain = 0;

async function lire(lecteur, dossierId) {
  const client = clients[prochain++ % clients.length];
  const lecture = client.query({
    name: lecteur.nom,
    text: lecteur.texte,
    values: [...lecteur.sujet, dossierId, jour, MARQUE],
  });
  const [resultat] = await Promise.all([lecture, consigner(lecteur, dossierId)]);
  return resultat.rows[0];
}

const serveur = createServer((demande, reponse) => {
  const [, rang, dossierId] = demande.url.split('/');
  lire(prets[Number(rang)], dossierId).then(
    (ligne) => {
      const corps = Buffer.from(`${ouvrirJetons(coffre, ligne.corps)}}`);
      reponse.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': corps.length });
      reponse.end(corps);
    },
    (erreur) => {
      const texte = String(erreur);
      reponse.writeHead(500, { 'content-length': Buffer.byteLength(texte) }).end(texte);
    },
  );
});
serveur.listen(0, '127.0.0.1', () => process.send({ port: serveur.address().port }));
