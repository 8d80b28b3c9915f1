import type { Fonction } from '@pdp/domain';
import { UNITE_DE_FONCTION } from '@pdp/domain';
import type { Acteur } from '../../src/platform/config/acteur.js';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import type { AuthentifierSocket } from '../../src/platform/realtime/authentifier-socket.port.js';

/** Sessions en mémoire, partagées par les nœuds d'un essai ; le cookie est `pdp=<jeton>`. */
export class FauxSessions implements AuthentifierSocket {
  private readonly parCookie = new Map<string, Acteur>();
  lectures = 0;

  /** Ouvre une session ; `utilisateurId` pour une seconde session de la même personne. */
  ouvrir(
    fonction: Fonction = 'ASSISTANT_SERVICE_SOCIAL',
    utilisateurId = nouvelId(),
  ): { cookie: string; acteur: Acteur } {
    const acteur: Acteur = {
      utilisateurId,
      sessionId: nouvelId(),
      habilitationId: nouvelId(),
      fonction,
      unite: UNITE_DE_FONCTION[fonction],
      organismeId: null,
      plateformeId: null,
      assureId: null,
      nom: 'Camille Essai',
      correlationId: '',
    };
    const cookie = `pdp=${nouvelId()}`;
    this.parCookie.set(cookie, acteur);
    return { cookie, acteur };
  }

  terminer(cookie: string): void {
    this.parCookie.delete(cookie);
  }

  charger(enteteCookie: string | undefined): Promise<Acteur | null> {
    this.lectures += 1;
    return Promise.resolve(this.parCookie.get(enteteCookie ?? '') ?? null);
  }

  encoreValides(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const ouvertes = new Set([...this.parCookie.values()].map((a) => a.sessionId));
    return Promise.resolve(new Set(ids.filter((id) => ouvertes.has(id))));
  }
}
