import {
  LIMITES_TEXTE,
  dateParis,
  enInstant,
  type ContenuLivret,
  type EtapeLivret,
  type EtatDossier,
  type EtatTache,
  type EtatVisite,
  type IntervenantLivret,
  type RendezVousDit,
  type Unite,
} from '@pdp/domain';
import {
  ceQueFait,
  ceQueFaitLeService,
  fonctionEnClair,
  nomEnClair,
  type PersonneEnClair,
} from '../en-clair/fonctions-en-clair.js';
import { couper } from '../en-clair/couper.js';
import { developperSigles } from '../en-clair/sigles.js';
import { etapeDeRencontre, type RencontreDuDossier } from './etapes-rencontres.js';

/** Ce que le dossier sait déjà et que l'assuré peut lire : de quoi ne pas partir d'une page blanche. */
export type MatiereLivret = {
  readonly etat: EtatDossier;
  readonly personnes: readonly PersonneDuCercle[];
  /** Services partenaires que l'assuré a acceptés. */
  readonly services: readonly ServiceDuCercle[];
  readonly visites: readonly VisiteDuDossier[];
  /** Visites de reprise et rendez-vous de liaison, du plus ancien au plus récent. */
  readonly rencontres: readonly RencontreDuDossier[];
  /** Tâches décidées en revue ou destinées au livret ; jamais les notes de travail d'un agent. */
  readonly taches: readonly TacheDuDossier[];
  readonly decisions: readonly { readonly le: Date; readonly phrase: string }[];
  readonly premierEntretien: string | null;
  /** Prochain rendez-vous fixé avec le Service social. */
  readonly rendezVousFixe: RendezVousDit | null;
};

export type PersonneDuCercle = PersonneEnClair & {
  readonly referent: boolean;
  readonly organismeId: string | null;
  readonly organisme: string | null;
  readonly telephone: string | null;
};

export type ServiceDuCercle = {
  readonly unite: Unite;
  readonly organismeId: string;
  readonly organisme: string;
  readonly telephone: string | null;
};

export type VisiteDuDossier = {
  readonly etat: EtatVisite;
  readonly dateHeure: Date | null;
  readonly lieu: string | null;
  readonly organismeId: string | null;
  readonly organisme: string | null;
};

export type TacheDuDossier = {
  readonly libelle: string;
  readonly responsable: string | null;
  readonly echeance: string | null;
  readonly etat: EtatTache;
};

/** Premier brouillon d'un livret, que le référent relit et corrige avant de publier ; rien n'est publié tout seul. */
export function composerBrouillon(matiere: MatiereLivret, maintenant: Date): ContenuLivret {
  const prochaine = prochaineVisite(matiere.visites, maintenant);
  return {
    rendezVous: rendezVousPropose(matiere, prochaine),
    ouJenSuis:
      prochaine === null ? OU_J_EN_SUIS[matiere.etat] : 'Nous préparons votre rencontre avec le médecin du travail.',
    etapes: etapes(matiere).slice(0, MAX_ETAPES),
    quiFaitQuoi: quiFaitQuoi(matiere).slice(0, MAX_INTERVENANTS),
    ressources: [],
    decisions: matiere.decisions
      .map(({ le, phrase }) => ({ date: dateParis(le), phrase: couper(phrase.trim(), LIMITES_TEXTE.phraseAssure) }))
      .filter(({ phrase }) => phrase !== '')
      .slice(0, MAX_DECISIONS),
  };
}

const MAX_ETAPES = 30;
const MAX_INTERVENANTS = 20;
const MAX_DECISIONS = 60;

const OU_J_EN_SUIS: Readonly<Record<EtatDossier, string>> = {
  OUVERT_SANS_PARTAGE: 'Nous faisons connaissance. Vous choisissez qui peut vous aider.',
  EN_EVALUATION: 'Nous faisons le point ensemble sur votre situation.',
  PLAN_ETABLI: 'Nous avons choisi ensemble les prochaines étapes.',
  EN_COURS: 'Vous avancez étape par étape, avec nous.',
  SUSPENDU: 'Votre accompagnement est en pause. Vous pouvez le reprendre.',
  EN_CLOTURE: 'Votre accompagnement touche à sa fin.',
  CLOS: 'Votre accompagnement est terminé.',
  ARCHIVE: 'Votre accompagnement est terminé.',
  PURGE: 'Votre accompagnement est terminé.',
};

function rendezVousPropose(
  { rendezVousFixe, personnes }: MatiereLivret,
  prochaine: VisiteDatee | null,
): ContenuLivret['rendezVous'] {
  if (rendezVousFixe === null || (prochaine !== null && prochaine.dateHeure < new Date(rendezVousFixe.dateHeure)))
    return prochaine === null ? null : rendezVous(prochaine, personnes);
  const { dateHeure, objet, lieu, explication } = rendezVousFixe;
  return {
    dateHeure,
    objet: couper(objet, LIMITES_TEXTE.motCourt),
    lieu: couper(developperSigles(lieu), LIMITES_TEXTE.motCourt),
    explication,
  };
}

type VisiteDatee = VisiteDuDossier & { readonly dateHeure: Date };

function prochaineVisite(visites: readonly VisiteDuDossier[], maintenant: Date): VisiteDatee | null {
  const aVenir = visites.filter(
    (v): v is VisiteDatee => v.etat === 'PLANIFIEE' && v.dateHeure !== null && v.dateHeure > maintenant,
  );
  return aVenir.sort((a, b) => a.dateHeure.getTime() - b.dateHeure.getTime())[0] ?? null;
}

function rendezVous(
  visite: VisiteDatee,
  personnes: readonly PersonneDuCercle[],
): NonNullable<ContenuLivret['rendezVous']> {
  // Un médecin n'est nommé à l'assuré que s'il est le sien : déjà au cercle, dans le service de la visite.
  const sonMedecin = personnes.find(
    (p) => p.fonction === 'MEDECIN_TRAVAIL' && p.organismeId !== null && p.organismeId === visite.organismeId,
  );
  const avec = sonMedecin
    ? `le ${nomEnClair({ ...sonMedecin, civilite: 'Dr' })}, médecin du travail`
    : 'le médecin du travail';
  const lieu = visite.lieu ?? visite.organisme;
  return {
    dateHeure: enInstant(visite.dateHeure),
    objet: couper(`Visite de pré-reprise avec ${avec}`, LIMITES_TEXTE.motCourt),
    lieu: lieu === null ? null : couper(developperSigles(lieu), LIMITES_TEXTE.motCourt),
    explication: 'Cette visite sert à préparer votre retour. Elle ne décide de rien.',
  };
}

function etapes({ etat, visites, rencontres, taches, premierEntretien, personnes }: MatiereLivret): EtapeLivret[] {
  const referent = personnes.find((p) => p.referent);
  const pointFait = etat !== 'OUVERT_SANS_PARTAGE' && etat !== 'EN_EVALUATION';
  const point: EtapeLivret = {
    titre: 'Faire le point sur ma situation',
    qui: couper(referent ? `avec ${referent.prenom}` : 'avec le Service social', LIMITES_TEXTE.motCourt),
    quand: premierEntretien,
    statut: pointFait ? 'FAIT' : 'EN_COURS',
    explication: null,
  };
  return [
    point,
    ...visites.flatMap(etapeDeVisite),
    ...rencontres.flatMap(etapeDeRencontre),
    ...taches.flatMap(etapeDeTache),
  ];
}

const STATUT_DE_VISITE: Readonly<Record<EtatVisite, EtapeLivret['statut'] | null>> = {
  ENVISAGEE: 'A_VENIR',
  DEMANDEE: 'A_VENIR',
  PLANIFIEE: 'EN_COURS',
  REALISEE: 'FAIT',
  RECOMMANDATIONS_TRANSMISES: 'FAIT',
  TRANSMISSION_REFUSEE: 'FAIT',
  NON_HONOREE: 'EN_PAUSE',
  ANNULEE: null,
};

function etapeDeVisite({ etat, dateHeure }: VisiteDuDossier): EtapeLivret[] {
  const statut = STATUT_DE_VISITE[etat];
  if (statut === null) return [];
  return [
    {
      titre: 'Rencontrer le médecin du travail',
      qui: 'vous',
      quand: dateHeure === null ? null : dateParis(dateHeure),
      statut,
      explication: 'Cette visite prépare votre retour.',
    },
  ];
}

const STATUT_DE_TACHE: Readonly<Record<EtatTache, EtapeLivret['statut'] | null>> = {
  A_FAIRE: 'A_VENIR',
  EN_COURS: 'EN_COURS',
  BLOQUEE: 'EN_PAUSE',
  FAITE: 'FAIT',
  SANS_OBJET: null,
};

function etapeDeTache({ libelle, responsable, echeance, etat }: TacheDuDossier): EtapeLivret[] {
  const statut = STATUT_DE_TACHE[etat];
  if (statut === null) return [];
  const titre = couper(developperSigles(libelle.trim()), LIMITES_TEXTE.motCourt);
  const qui = couper(responsable ?? 'le service qui vous suit', LIMITES_TEXTE.motCourt);
  return titre === '' ? [] : [{ titre, qui, quand: echeance, statut, explication: null }];
}

function quiFaitQuoi({ personnes, services }: MatiereLivret): IntervenantLivret[] {
  const representes = new Set(personnes.map((p) => p.organismeId));
  return [
    ...personnes.map(enIntervenant),
    ...services.filter((s) => !representes.has(s.organismeId)).flatMap(enService),
    {
      nom: 'Moi',
      fonction: FONCTION_DE_MOI,
      organisme: null,
      telephone: null,
      fait: 'J’avance à mon rythme et je dis ce qui compte pour moi.',
      referent: false,
      moi: true,
    },
  ];
}

/** Fonction écrite sur la ligne « Moi » quand personne n'en a choisi une. */
export const FONCTION_DE_MOI = 'la personne accompagnée';

// Le médecin du travail et le médecin traitant sont les siens ; le médecin conseil est celui de la caisse.
const enIntervenant = (p: PersonneDuCercle): IntervenantLivret => ({
  nom: p.fonction === 'MEDECIN_CONSEIL' ? 'Service médical' : couper(nomEnClair(p), LIMITES_TEXTE.nom),
  fonction: fonctionEnClair(p.fonction, p.civilite),
  organisme: organismeEnClair(p.organisme),
  telephone: p.telephone === null ? null : couper(p.telephone, MAX_TELEPHONE),
  fait: ceQueFait(p),
  referent: p.referent,
  moi: false,
});

function enService({ unite, organisme, telephone }: ServiceDuCercle): IntervenantLivret[] {
  const service = ceQueFaitLeService(unite);
  if (service === null) return [];
  const nom = couper(developperSigles(organisme.split(',')[0]?.trim() ?? organisme), LIMITES_TEXTE.nom);
  return [
    {
      nom,
      ...service,
      organisme: null,
      telephone: telephone === null ? null : couper(telephone, MAX_TELEPHONE),
      referent: false,
      moi: false,
    },
  ];
}

const MAX_TELEPHONE = 30;

const organismeEnClair = (nom: string | null): string | null =>
  nom === null ? null : couper(developperSigles(nom), LIMITES_TEXTE.motCourt);
