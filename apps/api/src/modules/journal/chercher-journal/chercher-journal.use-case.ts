import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type LigneJournalVue, type Page, type Resultat } from '@pdp/domain';
import { faitsDePlateforme, porteeDe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { RechercheJournal, type Recherche } from '../persistence/recherche-journal.js';
import type { ChercherJournalDto, FiltresJournalDto } from './chercher-journal.dto.js';
import { entete, enLigneCsv } from './journal-csv.js';
import { enLigneVue } from './ligne-journal.presenter.js';
import { periodeDe } from './periode.js';

const PAQUET = 1_000;
/** Au-delà, l'export s'arrête et le dit : une feuille de calcul ne l'ouvrirait pas. */
const EXPORT_MAX = 100_000;

/** Le délégué à la protection des données cherche dans le journal de sa plateforme et l'exporte ; les deux sont journalisés. */
@Injectable()
export class ChercherJournal {
  constructor(
    private readonly recherche: RechercheJournal,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async chercher(acteur: Acteur, demande: ChercherJournalDto): Promise<Resultat<Page<LigneJournalVue>, ErreurMetier>> {
    const avant = lireCurseur(demande.curseur, 1)?.[0] ?? null;
    const prete = await this.preparer(acteur, demande, typeof avant === 'number' ? avant : null);
    if (!prete.ok) return prete;
    await this.consigner(acteur, 'journal.chercher', prete.valeur);
    const lignes = await this.recherche.chercher(prete.valeur, demande.limite + 1);
    return succes(enPage(lignes, demande.limite, (l) => [l.id], enLigneVue));
  }

  /** Morceaux d'un fichier CSV, écrits au fil de la lecture ; la ligne de journal est validée avant le premier. */
  async exporter(acteur: Acteur, demande: FiltresJournalDto): Promise<Resultat<AsyncGenerator<string>, ErreurMetier>> {
    const prete = await this.preparer(acteur, demande, null);
    if (!prete.ok) return prete;
    await this.consigner(acteur, 'journal.exporter', prete.valeur);
    return succes(this.morceaux(prete.valeur));
  }

  private async *morceaux(recherche: Recherche): AsyncGenerator<string> {
    yield entete();
    let avant: number | null = null;
    for (let ecrites = 0; ecrites < EXPORT_MAX; ecrites += PAQUET) {
      const lignes = await this.recherche.chercher({ ...recherche, avant }, PAQUET);
      yield lignes.map((l) => enLigneCsv(enLigneVue(l))).join('');
      if (lignes.length < PAQUET) return;
      avant = lignes.at(-1)!.id;
    }
    yield `Export arrêté à ${EXPORT_MAX} lignes : choisissez une période plus courte.\r\n`;
  }

  private async preparer(
    acteur: Acteur,
    filtres: FiltresJournalDto,
    avant: number | null,
  ): Promise<Resultat<Recherche, ErreurMetier>> {
    const { plateformeId } = acteur;
    const faits = faitsDePlateforme(plateformeId ?? '');
    if (plateformeId === null || porteeDe(acteur, 'lire', { categorie: 'journal', faits }) !== 'complete')
      return echec(accesRefuse());
    const periode = periodeDe(filtres, this.horloge());
    if (!periode.ok) return periode;
    const { dossier, agent = null, action = null, resultat = null } = filtres;
    const dossierId = dossier === undefined ? null : await this.recherche.dossier(plateformeId, dossier);
    if (dossier !== undefined && dossierId === null) return echec(introuvable());
    return succes({ plateformeId, ...periode.valeur, dossierId, agentId: agent, action, resultat, avant });
  }

  private consigner(acteur: Acteur, action: string, { dossierId, agentId }: Recherche): Promise<void> {
    return this.journal.consigner(acteur, {
      action,
      ressource: agentId === null ? 'journal' : 'utilisateur',
      ressourceId: agentId ?? nouvelId(),
      dossierId,
      categories: ['journal'],
    });
  }
}
