import { Inject, Injectable } from '@nestjs/common';
import {
  EFFECTIF_MINIMAL,
  LIBELLES_SITUATION_SUIVI,
  LIBELLES_UTILITE_SUIVI,
  ajouterMois,
  dateParis,
  echec,
  publierEffectif,
  publierRepartition,
  succes,
  type CasePubliee,
  type ErreurMetier,
  type PeriodePilotage,
  type Resultat,
  type ResumeSuivis,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { ComptesDesSuivis, type ComptesSuivi } from './persistence/comptes-suivis.js';

/** Nouvelles à 6 et 12 mois en nombres : réponses, silences, situations ; petits effectifs masqués, lecture journalisée. */
@Injectable()
export class ResumerSuivis {
  constructor(
    private readonly comptes: ComptesDesSuivis,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, mois: PeriodePilotage): Promise<Resultat<ResumeSuivis, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    const maintenant = this.horloge();
    const au = dateParis(maintenant);
    const du = ajouterMois(au, -mois);
    const [comptes] = await Promise.all([
      this.comptes.entre(plateformeId, du, au),
      this.journal.consigner(acteur, { action: 'pilotage.lire', ressource: 'plateforme', ressourceId: plateformeId }),
    ]);
    const calculeLe = maintenant.toISOString();
    return succes({ du, au, calculeLe, effectifMinimal: EFFECTIF_MINIMAL, moments: comptes.map(publier) });
  }
}

function publier({ mois, demandes, repondus, sansReponse, ...detail }: ComptesSuivi): ResumeSuivis['moments'][number] {
  const etats = publierRepartition({
    REPONDU: repondus,
    SANS_REPONSE: sansReponse,
    EN_ATTENTE: demandes - repondus - sansReponse,
  });
  // Réparties en entier, les réponses rendraient leur total : on ne les partage que s'il est dit.
  const dit = (case_: CasePubliee): boolean => case_ !== null && 'nombre' in case_;
  const partagees = dit(etats.REPONDU) && repondus >= EFFECTIF_MINIMAL;
  return {
    mois,
    demandes: publierEffectif(demandes),
    etats,
    situations: partagees ? repartir(LIBELLES_SITUATION_SUIVI, detail.situations) : null,
    utilites: partagees ? repartir(LIBELLES_UTILITE_SUIVI, detail.utilites) : null,
  };
}

const repartir = <C extends string>(
  libelles: Readonly<Record<C, string>>,
  nombres: Readonly<Partial<Record<C, number>>>,
): Readonly<Record<C, CasePubliee>> =>
  publierRepartition(
    Object.fromEntries((Object.keys(libelles) as C[]).map((code) => [code, nombres[code] ?? 0])) as Record<C, number>,
  );
