import { Inject, Injectable } from '@nestjs/common';
import {
  ALERTES,
  dateParis,
  type Alerte,
  type CompteursDossiers,
  type DossierLigne,
  type DossiersPage,
  type EtatDossier,
} from '@pdp/domain';
import { valeursSujet } from '@pdp/permissions';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { nomDeLigne } from '../persistence/nom-de-ligne.js';
import { sourceDe, type FormeListe } from './candidats.sql.js';
import { lireRecherche, type Recherche } from './lire-recherche.js';
import { requeteCompteurs, requeteListe, type LigneListe } from './liste.requete.js';

/** Filtres reçus, déjà validés. */
export type FiltresListe = {
  readonly recherche?: string;
  readonly etat?: EtatDossier;
  readonly referent?: 'moi';
  readonly alerte?: Alerte;
  readonly limite: number;
  readonly curseur?: string;
};

/** Page de dossiers que le lecteur peut lire, les plus récents d'abord, chaque colonne selon ses droits. */
@Injectable()
export class ListerDossiers {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly coffre: Coffre,
  ) {}

  async executer(acteur: Acteur, filtres: FiltresListe): Promise<DossiersPage> {
    const recherche = lireRecherche(filtres.recherche);
    const curseur = lireCurseur(filtres.curseur, 2);
    if (recherche.sorte === 'vide') return { elements: [], curseurSuivant: null };
    const jour = dateParis(this.horloge());
    const mots = recherche.sorte === 'nom' ? recherche.motifs.length : 0;
    const forme: FormeListe = {
      fonction: acteur.fonction,
      referent: filtres.referent === 'moi',
      alerte: filtres.alerte ?? null,
      recherche: recherche.sorte,
      mots,
      jour,
    };
    const valeurs = [
      ...valeursSujet(acteur),
      jour,
      filtres.limite + 1,
      filtres.etat ?? null,
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
      ...valeursRecherche(recherche, this.coffre),
    ];
    const [lignes] = await Promise.all([
      this.lecture.lire<LigneListe>(requeteListe(forme), valeurs),
      this.journal.consigner(acteur, { action: 'liste', ressource: 'dossier', categories: ['identite', 'arret'] }),
    ]);
    const cle =
      sourceDe(forme) === 'liens' ? (l: LigneListe) => [null, l.id] : (l: LigneListe) => [l.ouvert_le_us, l.id];
    return enPage(lignes, filtres.limite, cle, enLigne);
  }

  /** Vigilance sur les dossiers ouverts que le lecteur suit, bornée aux cinq cents plus récents. */
  async compter(acteur: Acteur): Promise<CompteursDossiers> {
    const jour = dateParis(this.horloge());
    const requete = requeteCompteurs({
      fonction: acteur.fonction,
      referent: false,
      alerte: null,
      recherche: 'aucune',
      mots: 0,
      jour,
    });
    const [ligne] = await this.lecture.lire<Record<string, number>>(requete, [
      ...valeursSujet(acteur),
      jour,
      COMPTES_MAX,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    return {
      suivis: ligne?.['suivis'] ?? 0,
      alertes: Object.fromEntries(ALERTES.map((alerte) => [alerte, ligne?.[alerte.toLowerCase()] ?? 0])),
    };
  }
}

const COMPTES_MAX = 500;

function valeursRecherche(recherche: Recherche, coffre: Coffre): (string | null)[] {
  const motifs = recherche.sorte === 'nom' ? recherche.motifs : [];
  return [valeurCherchee(recherche, coffre), motifs[0] ?? null, motifs[1] ?? null, motifs[2] ?? null];
}

function valeurCherchee(recherche: Recherche, coffre: Coffre): string | null {
  if (recherche.sorte === 'nir') return coffre.empreinteNir(recherche.nir).toString('hex');
  return recherche.sorte === 'numero' ? recherche.numero : null;
}

const enLigne = (l: LigneListe): DossierLigne => ({
  id: l.id,
  numero: l.numero,
  etat: l.etat,
  nomAffiche: nomDeLigne(l),
  dateNaissance: l.date_naissance,
  jourArret: l.jour_arret,
  risque: l.risque,
  referent: l.referent,
  prochaineEtape: l.prochaine_etape,
  prochaineEcheance: l.prochaine_echeance,
  niveauComplexite: l.niveau,
  alertes: l.alertes,
});
