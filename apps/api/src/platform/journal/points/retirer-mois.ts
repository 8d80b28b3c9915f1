import { pg } from '../../database/pg.js';
import { ACCES_SYSTEME, POSER_ACCES } from '../../database/acces-base.js';
import { direAnomalie, type Anomalie } from '../chaine/anomalie.js';
import { diagnostiquer } from '../chaine/diagnostic.js';
import { lireHorsChaine, lireMaillons, type EtatJournal } from '../chaine/lire-chaine.js';
import { CHAINES } from '../chaine/maillon.js';
import { SuiviDeChaine } from '../chaine/suivi-de-chaine.js';
import { lireCle } from './cle.js';
import { ajouterLignes, fichierDesPoints, finDeFichier, lignesDe, type LieuDesPoints } from './fichier-points.js';
import type { TeteExportee } from './ligne-de-point.js';
import { prendrePoint } from './points-de-controle.js';
import { verifierPoints, type PointsVerifies } from './verifier-points.js';

/** Mois retirés (`AAAA-MM`), et leur nombre de lignes. */
export type MoisRetires = { readonly mois: readonly string[]; readonly lignes: number };

/** Un mois échu ne se retire pas : la raison se montre telle quelle. Rien n'a été changé. */
export class RetraitRefuse extends Error {
  override readonly name = 'RetraitRefuse';
}

const AUCUN: MoisRetires = { mois: [], lignes: 0 };

/**
 * Retire les mois du journal dont la durée est passée à ce jour (`AAAA-MM-JJ`), après les avoir contrôlés : un mois altéré reste,
 * comme preuve. Une ligne signée garde dans le fichier des points jusqu'où chaque chaîne a été retirée et son empreinte : le
 * contrôle repart de là. Le fichier est écrit avant la validation ; tué entre les deux, les lignes sont encore là et le contrôle
 * les suit depuis le début.
 */
export async function retirerMoisEchus(url: string, lieu: LieuDesPoints, jour: string): Promise<MoisRetires> {
  // Un fichier sans point, ou en retard d'une heure, ne connaîtrait pas ce qu'on retire.
  await prendrePoint(url, lieu);
  const client = new pg.Client({ connectionString: url, application_name: 'pdp-journal-retrait' });
  await client.connect();
  try {
    await client.query(POSER_ACCES(false), [ACCES_SYSTEME]);
    await client.query('BEGIN');
    const retires = await retirer(client, lieu, jour);
    await client.query(retires === AUCUN ? 'ROLLBACK' : 'COMMIT');
    return retires;
  } finally {
    await client.end();
  }
}

async function retirer(client: pg.Client, lieu: LieuDesPoints, jour: string): Promise<MoisRetires> {
  const etat = await uneValeur<EtatJournal>(client, 'SELECT public.journal_ouvrir_point() AS v');
  const noms = await uneValeur<string[]>(client, 'SELECT public.journal_mois_echus($1::date) AS v', [jour]);
  if (noms.length === 0) return AUCUN;
  const cle = lireCle(lieu.fichierCle, { creer: false });
  const fichier = fichierDesPoints(lieu.dossier, etat.identite!);
  const points = verifierPoints(lignesDe(fichier), etat.identite!, cle?.publique ?? null);
  if (cle === null) throw new RetraitRefuse('la clé des points de contrôle manque.');
  const fin = finDuMois(noms.at(-1)!);
  const { tetes, lignes } = await controler(client, fin, points);
  const retirees = Number(await uneValeur<string>(client, 'SELECT public.journal_retirer($1) AS v', [noms]));
  if (retirees !== lignes) throw new RetraitRefuse(`${retirees} lignes à retirer, ${lignes} contrôlées.`);
  const mois = noms.map(enMois);
  const retrait = {
    type: 'retrait',
    le: new Date().toISOString(),
    identite: etat.identite!,
    mois,
    lignes,
    tetes,
  } as const;
  const { numero } = ajouterLignes(fichier, finDeFichier(fichier), [retrait], cle);
  await client.query('SELECT public.journal_fermer_point($1)', [numero]);
  return { mois, lignes };
}

/** Contrôle tout ce qui précède `fin` ; rend la dernière place de chaque chaîne avant elle, et le nombre de lignes. */
async function controler(
  client: pg.Client,
  fin: Date,
  points: PointsVerifies,
): Promise<{ readonly tetes: readonly TeteExportee[]; readonly lignes: number }> {
  const bornes = await bornesAvant(client, fin);
  const suivis = Array.from({ length: CHAINES }, (_, n) => {
    const borne = bornes.get(n)?.dernier ?? 0;
    const attentes = (points.attentes.get(n) ?? []).filter(({ seq }) => seq <= borne);
    return new SuiviDeChaine(n, attentes, points.departs.get(n) ?? []);
  });
  const tetes = new Map<number, { seq: number; hash: string }>();
  let lignes = 0;
  for await (const lot of lireMaillons(client, fin)) {
    for (const maillon of lot) {
      suivis[maillon.chaine]!.recevoir(maillon);
      tetes.set(maillon.chaine, { seq: maillon.seq, hash: maillon.hash.toString('hex') });
    }
    lignes += lot.length;
  }
  const anomalies = [
    ...points.anomalies,
    ...diagnostiquer([...tetes].map(([n, tete]) => suivis[n]!.finir(tete))),
    ...(await lireHorsChaine(client, 1, fin)).map(horsChaine),
    ...[...bornes].flatMap(([n, borne]) =>
      borne.suivant === null || borne.suivant === borne.dernier + 1 ? [] : [melee(n)],
    ),
  ];
  if (anomalies[0]) throw new RetraitRefuse(direAnomalie(anomalies[0]));
  return { tetes: [...tetes].map(([chaine, { seq, hash }]) => [chaine, seq, hash] as const), lignes };
}

type Borne = { readonly dernier: number; readonly suivant: number | null };

/** Par chaîne, la dernière place avant `fin` et la première après : une coupe n'est nette que si elles se suivent. */
async function bornesAvant(client: pg.Client, fin: Date): Promise<ReadonlyMap<number, Borne>> {
  const { rows } = await client.query<{ chaine: number; dernier: string; suivant: string | null }>(
    `SELECT chaine, max(seq) FILTER (WHERE le < $1) AS dernier, min(seq) FILTER (WHERE le >= $1) AS suivant
     FROM public.journal_acces WHERE chaine IS NOT NULL GROUP BY chaine HAVING max(seq) FILTER (WHERE le < $1) IS NOT NULL`,
    [fin],
  );
  return new Map(
    rows.map(({ chaine, dernier, suivant }) => [
      chaine,
      { dernier: Number(dernier), suivant: suivant === null ? null : Number(suivant) },
    ]),
  );
}

const horsChaine = ({ id }: { readonly id: number }): Anomalie => ({
  nature: 'inseree',
  chaine: null,
  seq: null,
  id,
  explication: 'elle n’appartient à aucune chaîne.',
});

const melee = (chaine: number): Anomalie => ({
  nature: 'supprimee',
  chaine,
  seq: null,
  explication: 'ses lignes ne se coupent pas à la fin du mois.',
});

async function uneValeur<T>(client: pg.Client, texte: string, valeurs: readonly unknown[] = []): Promise<T> {
  const { rows } = await client.query<{ v: T }>(texte, [...valeurs]);
  return rows[0]!.v;
}

/** « acces_2022_04 » → « 2022-04 ». */
const enMois = (nom: string): string => nom.slice('acces_'.length).replace('_', '-');

function finDuMois(nom: string): Date {
  const [annee, mois] = enMois(nom).split('-').map(Number);
  return new Date(Date.UTC(annee!, mois!, 1));
}
