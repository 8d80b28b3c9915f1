import { formerNumeroDossier } from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import { contenusDeFiche } from './fiches.js';
import type { Monde } from './monde.js';
import { PLATEFORMES, organismeDe } from './organismes.js';
import type { PersonneDemo } from './personnes.js';

export type DossierDemo = {
  readonly id: string;
  readonly personne: PersonneDemo;
  readonly etat: string;
  readonly ouvertLe: number;
  readonly referent: AgentDemo | null;
  readonly partage: boolean;
};

export type ChoixDossier = {
  readonly etat: string;
  readonly ouvertLe: number;
  readonly referent: AgentDemo | null;
  readonly issue?: string;
  readonly contact?: number;
};

const OUVERTS = new Set(['OUVERT_SANS_PARTAGE', 'EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE']);

/** Ajoute un dossier avec ses liens, son accord (a) et sa fiche. */
export function ajouterDossier(monde: Monde, personne: PersonneDemo, choix: ChoixDossier): DossierDemo {
  const plateforme = PLATEFORMES[personne.territoire];
  const ouvert = monde.instant(choix.ouvertLe, 10);
  const id = monde.id(ouvert);
  const annee = ouvert.getUTCFullYear();
  const partage = choix.etat !== 'OUVERT_SANS_PARTAGE';
  monde.ajouter('dossier', {
    id,
    numero: formerNumeroDossier({
      departement: plateforme.departement,
      annee,
      rang: rangSuivant(monde, plateforme.departement, annee),
    }),
    assure_id: personne.id,
    plateforme_id: plateforme.id,
    etat: choix.etat,
    version: 3,
    version_etat: 1,
    limite: false,
    niveau_complexite: monde.alea.pondere([
      [1, 1],
      [2, 3],
      [3, 4],
      [4, 2],
      [5, 1],
    ]),
    axe: 'PDP',
    ouvert_le: ouvert,
    date_inclusion: monde.jour(choix.ouvertLe),
    dernier_contact: monde.jour(choix.contact ?? Math.max(choix.ouvertLe, -monde.alea.entier(1, 40))),
    referent_id: choix.referent?.id ?? null,
    prochaine_etape: null,
    prochaine_echeance: null,
    clos_le: OUVERTS.has(choix.etat) ? null : monde.instant(Math.min(-5, choix.ouvertLe + 160)),
    issue: choix.issue ?? null,
    maj_le: ouvert,
  });
  const dossier: DossierDemo = {
    id,
    personne,
    etat: choix.etat,
    ouvertLe: choix.ouvertLe,
    referent: choix.referent,
    partage,
  };
  if (choix.referent) lier(monde, dossier, { utilisateur: choix.referent.id, role: 'REFERENT' }, choix.ouvertLe);
  if (partage) partager(monde, dossier);
  ecrireFiche(monde, dossier);
  return dossier;
}

/** Relie un agent ou un service au dossier. */
export function lier(
  monde: Monde,
  dossier: DossierDemo,
  lien: {
    utilisateur?: string;
    unite?: string;
    organisme?: string;
    role: string;
    motif?: string;
    consentement?: string;
  },
  jour: number,
): void {
  monde.ajouter('affectation_dossier', {
    id: monde.id(monde.instant(jour)),
    dossier_id: dossier.id,
    utilisateur_id: lien.utilisateur ?? null,
    unite: lien.unite ?? null,
    organisme_id: lien.organisme ?? null,
    role: lien.role,
    motif: lien.motif ?? null,
    debut: monde.instant(jour),
    fin: null,
    consentement_id: lien.consentement ?? null,
  });
}

function partager(monde: Monde, dossier: DossierDemo): void {
  const jour = Math.min(-1, dossier.ouvertLe + 2);
  const id = monde.id(monde.instant(jour));
  monde.ajouter(
    'consentement',
    consentement(monde, dossier, id, jour, {
      portee: 'ASSURANCE_MALADIE',
      unite: null,
      organisme_id: null,
      // Nommer les capacités se demande à part : au début de l'évaluation, la question n'a pas encore été posée.
      categories: dossier.etat === 'EN_EVALUATION' ? [] : ['capacites'],
    }),
  );
  for (const unite of ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'])
    lier(monde, dossier, { unite, role: 'SERVICE', motif: 'Accompagnement coordonné', consentement: id }, jour);
}

/** Accord donné à un partenaire, retiré ou non ; ouvre le lien de son service tant qu'il tient. */
export function accorder(
  monde: Monde,
  dossier: DossierDemo,
  partenaire: { unite: string; organisme: string; categories: readonly string[] },
  jour: number,
  retire: number | null = null,
): void {
  const id = monde.id(monde.instant(jour));
  const organisme = organismeDe(partenaire.organisme);
  const ligne = consentement(monde, dossier, id, jour, {
    portee: 'PARTENAIRE',
    unite: partenaire.unite,
    organisme_id: organisme.id,
    categories: partenaire.categories,
  });
  monde.ajouter('consentement', {
    ...ligne,
    retire_le: retire === null ? null : monde.instant(retire, 11),
    retrait_canal: retire === null ? null : 'LIVRET',
  });
  if (retire === null)
    lier(
      monde,
      dossier,
      {
        unite: partenaire.unite,
        organisme: organisme.id,
        role: 'SERVICE',
        motif: 'Accord de l’assuré',
        consentement: id,
      },
      jour,
    );
}

function consentement(
  monde: Monde,
  dossier: DossierDemo,
  id: string,
  jour: number,
  reste: Record<string, unknown>,
): Record<string, unknown> {
  return {
    id,
    dossier_id: dossier.id,
    ...reste,
    finalite: 'ACCOMPAGNEMENT',
    version_texte: '1',
    canal: monde.alea.pondere([
      ['SIGNATURE_MANUSCRITE', 6],
      ['ORAL_ATTESTE', 2],
      ['SIGNATURE_ELECTRONIQUE', 2],
    ]),
    debut: monde.instant(jour),
    recueilli_par: dossier.referent?.id ?? null,
    retire_le: null,
    retrait_canal: null,
    version: 1,
    cree_le: monde.instant(jour),
  };
}

function ecrireFiche(monde: Monde, dossier: DossierDemo): void {
  const avance = dossier.etat !== 'OUVERT_SANS_PARTAGE' && dossier.ouvertLe < -14;
  for (const [categorie, contenu] of Object.entries(
    contenusDeFiche(monde, dossier.personne, dossier.ouvertLe, avance),
  )) {
    monde.ajouter('categorie_dossier', {
      dossier_id: dossier.id,
      categorie,
      contenu,
      version_dossier: 2,
      auteur_id: dossier.referent?.id ?? null,
      maj_le: monde.instant(Math.min(-1, dossier.ouvertLe + 12)),
    });
  }
}

function rangSuivant(monde: Monde, departement: string, annee: number): number {
  const compteurs = monde.lignes.compteur_dossier as { departement: string; annee: number; dernier: number }[];
  let compteur = compteurs.find((c) => c.departement === departement && c.annee === annee);
  if (!compteur) compteurs.push((compteur = { departement, annee, dernier: 0 }));
  return (compteur.dernier += 1);
}
