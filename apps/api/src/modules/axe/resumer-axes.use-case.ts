import { Inject, Injectable } from '@nestjs/common';
import {
  AXES,
  COMPTES_PAR_AXE,
  EFFECTIF_MINIMAL,
  ajouterMois,
  dateParis,
  echec,
  publierRepartition,
  succes,
  type Axe,
  type ComptePar,
  type ErreurMetier,
  type PeriodePilotage,
  type Resultat,
  type ResumeAxes,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../platform/database/acces-base.js';
import { Lecture } from '../../platform/database/lecture.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';

type Ligne = Readonly<Record<ComptePar, number>> & { readonly axe: Axe };

/** $1 plateforme, $2 premier jour, $3 dernier jour, à Paris. */
const COMPTES = `SELECT axe, (count(*) FILTER (WHERE etat NOT IN ('CLOS','ARCHIVE','PURGE')))::int AS "enCours",
    (count(*) FILTER (WHERE (ouvert_le AT TIME ZONE 'Europe/Paris')::date BETWEEN $2::date AND $3::date))::int AS ouverts,
    (count(*) FILTER (WHERE (clos_le AT TIME ZONE 'Europe/Paris')::date BETWEEN $2::date AND $3::date))::int AS clos
  FROM dossier WHERE plateforme_id = $1::uuid GROUP BY axe`;

/** Dossiers par axe : deux comptes, jamais leur somme. Fait au nom du système, qui n'en rend que des nombres. */
@Injectable()
export class ResumerAxes {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, mois: PeriodePilotage): Promise<Resultat<ResumeAxes, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    const au = dateParis(this.horloge());
    const du = ajouterMois(au, -mois);
    const requete = { nom: 'pilotage-axes', texte: COMPTES };
    const [lignes] = await Promise.all([
      this.lecture.lire<Ligne>(requete, [plateformeId, du, au], ACCES_SYSTEME),
      this.journal.consigner(acteur, { action: 'pilotage.lire', ressource: 'plateforme', ressourceId: plateformeId }),
    ]);
    return succes({ du, au, effectifMinimal: EFFECTIF_MINIMAL, comptes: publier(lignes) });
  }
}

const publier = (lignes: readonly Ligne[]): ResumeAxes['comptes'] =>
  Object.fromEntries(
    COMPTES_PAR_AXE.map((compte) => {
      const parAxe = AXES.map((axe) => [axe, lignes.find((ligne) => ligne.axe === axe)?.[compte] ?? 0]);
      return [compte, publierRepartition(Object.fromEntries(parAxe) as Record<Axe, number>)];
    }),
  ) as ResumeAxes['comptes'];
