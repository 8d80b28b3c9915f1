import { Inject, Injectable } from '@nestjs/common';
import { echec, estTenueParUnAutre, succes, type BrouillonVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { SalleRevue } from '../salle-revue.js';
import { Brouillons, plumeTenue } from './brouillons.js';
import { Frappes, type Frappe } from './frappes.js';

/** La plume n'est relue qu'à ce rythme : une frappe ne coûte pas une requête. */
const FRAICHEUR_MS = 1_000;

type SaisieEnDirect = { readonly passageId: string; readonly texte: string; readonly rang?: number };

/** Frappe montrée à la salle et gardée par ce processus jusqu'à son enregistrement. */
@Injectable()
export class EcrireEnDirect {
  private readonly plumes = new Map<string, { readonly brouillon: BrouillonVue; readonly lueA: number }>();

  constructor(
    private readonly salle: SalleRevue,
    private readonly brouillons: Brouillons,
    private readonly frappes: Frappes,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** L'appelant a vérifié que l'agent est dans la salle du passage. */
  async executer(acteur: Acteur, saisie: SaisieEnDirect): Promise<Resultat<null, ErreurMetier>> {
    const { passageId, texte, rang = null } = saisie;
    const frappe: Frappe = { acteur, passageId, texte, rang, a: this.horloge() };
    // Gardée avant de relire la plume : l'écrivain peut tomber pendant cette lecture.
    this.frappes.garder(frappe);
    const plume = await this.plume(passageId, frappe.a.getTime());
    if (estTenueParUnAutre(plume, acteur.utilisateurId)) {
      this.frappes.retirer(frappe);
      return echec(plumeTenue(plume));
    }
    this.salle.montrerBrouillon(acteur, passageId, texte);
    return succes(null);
  }

  /** La plume vient de changer de main : la prochaine frappe la relit. */
  oublier(passageId: string): void {
    this.plumes.delete(passageId);
  }

  /** L'agent quitte la salle ou perd sa connexion : ce qu'il venait de taper est enregistré. */
  async recueillir(agentId: string): Promise<void> {
    for (const frappe of this.frappes.reprendre(agentId))
      await this.brouillons.recueillir(frappe).catch(() => journalTechnique.warn('frappe non recueillie'));
  }

  private async plume(passageId: string, maintenant: number): Promise<BrouillonVue> {
    const connue = this.plumes.get(passageId);
    if (connue && maintenant - connue.lueA < FRAICHEUR_MS) return connue.brouillon;
    const brouillon = await this.brouillons.lire(passageId);
    if (this.plumes.size > 500) this.plumes.clear();
    this.plumes.set(passageId, { brouillon, lueA: maintenant });
    return brouillon;
  }
}
