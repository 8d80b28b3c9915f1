import type { Anomalie } from './anomalie.js';
import { empreinteDe, type Contenu, type Maillon } from './maillon.js';
import type { BilanDeChaine, Suspect } from './suivi-de-chaine.js';

/** Au-delà, comparer chaque suspect à tous les autres coûterait plus que la lecture. */
const COMPARES = 200;
const DECALAGES = [1, -1, 2, -2, 3, -3, 4, -4];

/** Dit de chaque suspect ce qui lui est arrivé : échange, renumérotation, sinon modification. */
export function diagnostiquer(bilans: readonly BilanDeChaine[]): Anomalie[] {
  const anomalies: Anomalie[] = [];
  let suspects: Suspect[] = [];
  for (const bilan of bilans) {
    const decalage = chercherDecalage(bilan);
    anomalies.push(...bilan.anomalies.filter((a) => !decalage || a.nature !== 'tronquee'));
    if (decalage) anomalies.push(decalage.anomalie);
    suspects.push(...(decalage ? bilan.suspects.filter((s) => s.maillon.seq < decalage.depuis) : bilan.suspects));
    const tus = bilan.nombreDeSuspects - bilan.suspects.length;
    if (tus > 0 && !decalage) anomalies.push(autresSuspects(bilan, tus));
  }
  const echanges = chercherEchanges(suspects.slice(0, COMPARES));
  anomalies.push(...echanges.anomalies);
  suspects = suspects.filter((s) => !echanges.expliques.has(s));
  return [...anomalies, ...suspects.map(enModification)];
}

const enModification = ({ maillon }: Suspect): Anomalie => ({
  nature: 'modifiee',
  chaine: maillon.chaine,
  seq: maillon.seq,
  id: maillon.id,
  explication:
    maillon.seq > 1
      ? 'son contenu ou son empreinte a changé (ou ceux de la ligne d’avant, empreinte refaite).'
      : 'son contenu ou son empreinte a changé.',
});

const autresSuspects = (bilan: BilanDeChaine, nombre: number): Anomalie => ({
  nature: 'modifiee',
  chaine: bilan.suspects[0]!.maillon.chaine,
  seq: null,
  explication: `${nombre} autre(s) ligne(s) de cette chaîne ne tiennent pas.`,
});

/** Suite renumérotée : deux suspects voisins dont le second tient avec le seq d'à côté. */
function chercherDecalage({ suspects }: BilanDeChaine): { anomalie: Anomalie; depuis: number } | null {
  for (const [i, suspect] of suspects.entries()) {
    const avant = suspects[i - 1];
    if (avant?.maillon.seq !== suspect.maillon.seq - 1) continue;
    const d = DECALAGES.find((n) => tient(suspect.precedente, suspect.maillon, suspect.maillon.seq - n));
    if (d === undefined) continue;
    const depuis = premierDeLaSuite(suspects, i - 1);
    const { chaine } = suspect.maillon;
    const nombre = Math.abs(d);
    const explication = `${nombre} ligne(s) ${d > 0 ? 'ajoutée(s)' : 'retirée(s)'} ici, toute la suite a été renumérotée.`;
    return { anomalie: { nature: d > 0 ? 'inseree' : 'supprimee', chaine, seq: depuis, explication }, depuis };
  }
  return null;
}

function premierDeLaSuite(suspects: readonly Suspect[], i: number): number {
  let debut = i;
  while (suspects[debut - 1]?.maillon.seq === suspects[debut]!.maillon.seq - 1) debut -= 1;
  return suspects[debut]!.maillon.seq;
}

const tient = (precedente: Buffer, m: Maillon, seq: number): boolean =>
  empreinteDe(precedente, m.chaine, seq, m).equals(m.hash);

/** Paires dont l'une va à la place de l'autre, et les suspects que ces paires suffisent à expliquer. */
function chercherEchanges(suspects: readonly Suspect[]): { anomalies: Anomalie[]; expliques: Set<Suspect> } {
  const anomalies: Anomalie[] = [];
  const expliques = new Set<Suspect>();
  for (const [i, a] of suspects.entries()) {
    for (const b of suspects.slice(i + 1)) {
      if (expliques.has(a) || expliques.has(b) || !(vaAlaPlace(a, b.maillon) || vaAlaPlace(b, a.maillon))) continue;
      expliques.add(a).add(b);
      anomalies.push(enEchange(a.maillon, b.maillon));
    }
  }
  const empreintes = [...expliques].map((s) => s.maillon.hash);
  for (const s of suspects)
    if (!expliques.has(s) && empreintes.some((e) => tient(e, s.maillon, s.maillon.seq))) expliques.add(s);
  return { anomalies, expliques };
}

/** Le contenu de `autre`, remis à la place de ce suspect, donne-t-il une des deux empreintes ? Avec ou sans son id et son instant. */
function vaAlaPlace({ maillon, precedente }: Suspect, autre: Maillon): boolean {
  const variantes: Contenu[] = [
    autre,
    { ...autre, id: maillon.id },
    { ...autre, id: maillon.id, us: maillon.us },
    { ...autre, us: maillon.us },
  ];
  return variantes.some((contenu) => {
    const empreinte = empreinteDe(precedente, maillon.chaine, maillon.seq, contenu);
    return empreinte.equals(maillon.hash) || empreinte.equals(autre.hash);
  });
}

const enEchange = (a: Maillon, b: Maillon): Anomalie => ({
  nature: 'echangee',
  chaine: a.chaine,
  seq: a.seq,
  id: a.id,
  explication: `échangée avec la ligne ${b.id} (chaîne ${b.chaine}, seq ${b.seq}).`,
});
