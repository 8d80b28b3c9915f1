import { CATEGORIES, FONCTIONS, UNITE_DE_FONCTION, UNITES } from '@pdp/domain';
import fc from 'fast-check';
import type pg from 'pg';
import type { AffectationBrute, ConsentementBrut, DonneesDossier } from '../src/calculer-faits.js';
import type { TacheBrute } from '../src/faits-element.js';
import type { Sujet } from '../src/sujet.js';

/** Un petit monde engendré : peu de valeurs, donc beaucoup de coïncidences, et des nuls partout où la base en admet. */
export interface Monde {
  readonly sujet: Sujet;
  readonly dossiers: readonly DossierDuMonde[];
  readonly taches: readonly TacheDuMonde[];
}

export type DossierDuMonde = Omit<DonneesDossier, 'maintenant'>;

export interface TacheDuMonde extends TacheBrute {
  readonly id: string;
  readonly dossierId: string | null;
}

/** Instant commun à la mémoire et à SQL : la transaction d'essai fige `now()`. */
export async function inserer(client: pg.Client, monde: Monde): Promise<void> {
  for (const d of monde.dossiers) {
    await client.query('INSERT INTO dossier VALUES ($1,$2,$3,$4,$5)', [
      d.dossierId,
      d.assureId,
      d.plateformeId,
      d.etat,
      d.limite,
    ]);
    for (const a of d.affectations) {
      const valeurs = [d.dossierId, a.utilisateurId, a.unite, a.organismeId, a.role, a.debut, a.fin];
      await client.query('INSERT INTO affectation_dossier VALUES ($1,$2,$3,$4,$5,$6,$7)', valeurs);
    }
    for (const c of d.consentements) {
      const valeurs = [d.dossierId, c.portee, c.unite, c.organismeId, c.categories, c.debut, c.fin, c.retireLe];
      await client.query('INSERT INTO consentement VALUES ($1,$2,$3,$4,$5,$6,$7,$8)', valeurs);
    }
    for (const m of d.mandats) {
      const valeurs = [m.mandataireId, d.dossierId, m.debut, m.fin, m.revoqueLe];
      await client.query('INSERT INTO mandat VALUES ($1,$2,$3,$4,$5)', valeurs);
    }
  }
  for (const t of monde.taches) {
    const responsable = [t.responsableId, t.responsableUnite, t.responsableOrganismeId];
    const valeurs = [t.id, t.auteurId, ...responsable, t.dossierId, t.plateformeId];
    await client.query('INSERT INTO tache VALUES ($1,$2,$3,$4,$5,$6,$7)', valeurs);
  }
}

/** Engendre des mondes autour d'un instant, et autour d'un sujet : une fois sur deux, un lien ou un accord le vise. */
export const mondes = (maintenant: Date): fc.Arbitrary<Monde> =>
  sujets.chain((sujet) =>
    fc.record({
      sujet: fc.constant(sujet),
      dossiers: fc.tuple(...[1, 2, 3].map((rang) => dossier(rang, sujet, temps(maintenant)))),
      taches: fc.tuple(...[1, 2, 3].map((rang) => tache(rang, sujet))),
    }),
  );

interface Temps {
  readonly debut: fc.Arbitrary<Date>;
  readonly fin: fc.Arbitrary<Date | null>;
}

/** Instants passés, présents à la milliseconde, futurs ; le plus souvent, une période en cours. */
function temps(maintenant: Date): Temps {
  const autour = (jours: number): Date => new Date(maintenant.getTime() + jours * 86_400_000);
  const instant = fc.constantFrom(autour(-9), autour(0), autour(9));
  return {
    debut: fc.oneof({ weight: 3, arbitrary: fc.constant(autour(-30)) }, { weight: 1, arbitrary: instant }),
    fin: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: instant }),
  };
}

const affectation = (sujet: Sujet, { debut, fin }: Temps): fc.Arbitrary<AffectationBrute> =>
  fc.record({
    utilisateurId: fc.option(fc.oneof(personne, fc.constant(sujet.utilisateurId)), { nil: null, freq: 2 }),
    unite: nul(fc.oneof(unite, fc.constant(sujet.unite))),
    organismeId: fc.oneof(nul(organisme), fc.constant(sujet.organismeId), fc.constant(null)),
    role: fc.constantFrom('REFERENT', 'CERCLE', 'SERVICE', 'REVUE', 'GRACE'),
    debut,
    fin,
  });

const consentement = (sujet: Sujet, { debut, fin }: Temps): fc.Arbitrary<ConsentementBrut> =>
  fc.record({
    portee: fc.constantFrom('ASSURANCE_MALADIE', 'PARTENAIRE'),
    unite: nul(fc.oneof(unite, fc.constant(sujet.unite))),
    organismeId: fc.oneof(nul(organisme), fc.constant(sujet.organismeId)),
    categories: fc.oneof(fc.constant([...CATEGORIES]), fc.subarray([...CATEGORIES])),
    debut,
    fin,
    retireLe: fin,
  });

const identifiant = (sorte: number, rang: number): string =>
  `00000000-0000-7000-8000-${String(sorte * 1000 + rang).padStart(12, '0')}`;
const personne = fc.constantFrom(identifiant(1, 1), identifiant(1, 2));
const organisme = fc.constantFrom(identifiant(2, 1), identifiant(2, 2));
const plateforme = fc.constantFrom(identifiant(3, 1), identifiant(3, 2));
const assure = fc.constantFrom(identifiant(4, 1), identifiant(4, 2));
const unite = fc.constantFrom(...UNITES);
const etat = fc.constantFrom('OUVERT_SANS_PARTAGE', 'EN_COURS', 'EN_COURS', 'CLOS', 'ARCHIVE', 'PURGE', 'INCONNU');

const nul = <T>(arbitraire: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitraire, { nil: null, freq: 4 });

/** Neuf fois sur dix l'unité naturelle de la fonction ; la dixième, une autre : les deux jumeaux doivent s'accorder aussi. */
const sujets: fc.Arbitrary<Sujet> = fc
  .record({
    utilisateurId: personne,
    fonction: fc.constantFrom(...FONCTIONS),
    uniteForcee: fc.option(unite, { nil: null, freq: 9 }),
    organismeId: nul(organisme),
    plateformeId: nul(plateforme),
    assureId: nul(assure),
    retenirForcee: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ uniteForcee, retenirForcee, ...reste }) => ({
    ...reste,
    unite: retenirForcee === 0 && uniteForcee !== null ? uniteForcee : UNITE_DE_FONCTION[reste.fonction],
  }));

const dossier = (rang: number, sujet: Sujet, dates: Temps): fc.Arbitrary<DossierDuMonde> =>
  fc.record({
    dossierId: fc.constant(identifiant(5, rang)),
    assureId: assure,
    plateformeId: plateforme,
    etat,
    limite: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    affectations: fc.array(affectation(sujet, dates), { maxLength: 5 }),
    consentements: fc.array(consentement(sujet, dates), { maxLength: 5 }),
    mandats: fc.array(fc.record({ mandataireId: personne, debut: dates.debut, fin: dates.fin, revoqueLe: dates.fin }), {
      maxLength: 2,
    }),
  });

const tache = (rang: number, sujet: Sujet): fc.Arbitrary<TacheDuMonde> =>
  fc.record({
    id: fc.constant(identifiant(6, rang)),
    auteurId: nul(personne),
    responsableId: nul(personne),
    responsableUnite: nul(fc.oneof(unite, fc.constant(sujet.unite))),
    responsableOrganismeId: nul(organisme),
    dossierId: nul(fc.constantFrom(identifiant(5, 1), identifiant(5, 2), identifiant(5, 3))),
    plateformeId: plateforme,
  });
