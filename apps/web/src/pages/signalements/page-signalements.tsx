import { NativeSelect, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { FicheSignalement } from '../../features/signalement/fiche-signalement';
import { ListeSignalements } from '../../features/signalement/liste-signalements';
import { optionsEtat, vueParDefaut } from '../../features/signalement/signalement.vue';
import styles from '../../features/signalement/signalement.module.css';
import type { RechercheSignalements, VueSignalements } from '../../navigation/recherches';
import { useSession } from '../../platform/session/session.requetes';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/signalements');

/** Signalements : la file à traiter de mon unité, et ce que sont devenus mes envois. */
export function PageSignalements() {
  const recherche = route.useSearch();
  const naviguer = route.useNavigate();
  const { fonction } = useSession().habilitationActive;
  const parDefaut = vueParDefaut(fonction);
  const vue = recherche.vue ?? parDefaut;
  const changer = (suite: RechercheSignalements) => void naviguer({ search: suite, replace: true });
  const { ouvert } = recherche;
  const { ouvert: _fiche, ...sansFiche } = { ...recherche, vue };
  return (
    <Page>
      <EnTetePage
        titre="Signalements"
        sousTitre="L’émetteur suit l’état et le délai&nbsp;; le service qui reçoit trie, contacte et conclut."
        actions={
          <LienBouton to="/signaler" leftSection={<IconPlus size={18} aria-hidden="true" />}>
            Signaler une situation
          </LienBouton>
        }
      />
      <Carte>
        <Filtres recherche={sansFiche} deuxVues={parDefaut === 'recus'} changer={changer} />
        <ListeSignalements
          vue={vue}
          etat={recherche.etat}
          recherche={recherche.recherche}
          ouvrir={(id) => changer({ ...sansFiche, ouvert: id })}
        />
      </Carte>
      {ouvert && <FicheSignalement key={ouvert} id={ouvert} fermer={() => changer(sansFiche)} />}
    </Page>
  );
}

type PropsFiltres = {
  recherche: RechercheSignalements & { vue: VueSignalements };
  deuxVues: boolean;
  changer: (suite: RechercheSignalements) => void;
};

function Filtres({ recherche, deuxVues, changer }: PropsFiltres) {
  const { vue, etat } = recherche;
  return (
    <div className={styles['filtres']}>
      {deuxVues ? (
        <SegmentedControl
          aria-label="Signalements affichés"
          value={vue}
          onChange={(choisie) => changer({ vue: choisie as VueSignalements })}
          data={[
            { value: 'recus', label: 'Reçus par mon service' },
            { value: 'emis', label: 'Mes envois' },
          ]}
        />
      ) : (
        <h2>Mes envois</h2>
      )}
      <div className={styles['choix']}>
        <ChampRecherche
          label="Nom"
          valeur={recherche.recherche}
          surChoix={(nom) => changer({ ...recherche, recherche: nom })}
        />
        <NativeSelect
          label="État"
          data={optionsEtat(vue)}
          value={etat ?? ''}
          onChange={(e) => changer({ ...recherche, etat: e.currentTarget.value })}
        />
      </div>
    </div>
  );
}
