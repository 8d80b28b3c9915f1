import { useEffect, useState } from 'react';
import { lireCodeInvitation } from '@pdp/domain';
import type { DemandeOuverteVue, OuvrirLienRequete, ReponseEnregistree } from '@pdp/domain';
import { DonnerReponse } from '../../features/repondre/donner-reponse';
import { OuvrirDemande } from '../../features/repondre/ouvrir-demande';
import { dateHeureLongue } from '../../platform/format/dates';
import { useTitrePage } from '../../platform/ui/accessibilite/titre-page';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import styles from '../connexion/page-connexion.module.css';

// Le jeton est dans le fragment de l'adresse : le navigateur ne l'envoie à aucun serveur. Lu, il quitte la barre d'adresse.
const jetonDeLAdresse = (): string | null => lireCodeInvitation(window.location.hash.slice(1));

type Ouverte = { readonly demande: DemandeOuverteVue; readonly codes: OuvrirLienRequete };

/** Page d'un médecin traitant ou d'une entreprise : ni compte, ni session ; un lien, un code, une réponse. */
export function PageRepondre() {
  const titre = useTitrePage('Répondre à une demande');
  const [jeton] = useState(jetonDeLAdresse);
  const [ouverte, poserOuverte] = useState<Ouverte>();
  const [reponse, poserReponse] = useState<ReponseEnregistree>();
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return (
    <main id="contenu" className={styles['page']} tabIndex={-1}>
      <div className={styles['carte']}>
        <p className={styles['marque']}>
          <i aria-hidden="true" />
          Plateforme PDP
        </p>
        <h1 ref={titre} tabIndex={-1}>
          Répondre à une demande
        </h1>
        {reponse ? (
          <Bandeau couleur="vert" annonce>
            Votre réponse {reponse.reponse === 'FAVORABLE' ? 'favorable' : 'défavorable'} est enregistrée, le{' '}
            {dateHeureLongue(reponse.enregistreeLe)}. L’agent est prévenu. Ce lien ne s’ouvre plus&nbsp;: vous pouvez
            fermer cette page.
          </Bandeau>
        ) : ouverte ? (
          <DonnerReponse demande={ouverte.demande} codes={ouverte.codes} surReponse={poserReponse} />
        ) : (
          <OuvrirDemande jeton={jeton} surOuverte={(demande, codes) => poserOuverte({ demande, codes })} />
        )}
        <p className="fin">
          Vous ne voyez ici que ce qui vous concerne. Votre passage et votre réponse sont inscrits au journal du
          dossier.
        </p>
      </div>
    </main>
  );
}
