import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconRoute } from '@tabler/icons-react';
import type { DossierVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { LienTexte } from '../../../platform/ui/liens/liens';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Reserve } from '../../../platform/ui/mise-en-page/reserve';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Squelette } from '../../../platform/ui/retours/squelette';
import { optionsDispositifs } from '../../dispositif/dispositif.requetes';
import { etapesDesDispositifs } from '../../dispositif/dispositif.vue';
import { optionsVisitesDossier } from '../../visite/visite.requetes';
import { optionsHistorique, optionsTachesDossier } from '../dossier.requetes';
import { dernierAvis, etapesParcours } from './parcours.vue';
import type { Etape } from './parcours.vue';
import styles from '../dossier.module.css';

/** Parcours : ce qui a été fait, ce qui est en cours, ce qui vient. Une partie illisible n'empêche pas les autres. */
export function Parcours({ dossier }: { readonly dossier: DossierVue }) {
  const aujourdhui = useAujourdhui();
  const historique = useInfiniteQuery(optionsHistorique(dossier.id));
  const taches = useQuery({ ...optionsTachesDossier(dossier.id), enabled: !dossier.masque.includes('taches') });
  const visites = useQuery(optionsVisitesDossier(dossier.id));
  const dispositifs = useQuery({
    ...optionsDispositifs(dossier.id),
    enabled: !dossier.masque.includes('dispositifs'),
  });
  if (historique.isLoading || taches.isLoading || visites.isLoading) return <Squelette lignes={4} hauteur={46} />;
  const passe = historique.data?.pages[0]?.elements ?? [];
  const matiere = {
    historique: passe,
    taches: taches.data?.elements ?? [],
    visites: visites.data?.elements ?? [],
    dispositifs: etapesDesDispositifs(dispositifs.data?.elements ?? []),
  };
  const etapes = etapesParcours(matiere, aujourdhui);
  const avis = dernierAvis(dossier.categories.avis, aujourdhui);
  return (
    <>
      <h2 className="visuellement-cache">Parcours</h2>
      {etapes.length === 0 ? (
        <EtatVide titre="Aucune étape pour l’instant" icone={<IconRoute size={32} />}>
          Les entretiens, visites, décisions de revue et tâches de ce dossier se rangeront ici, dans l’ordre.
        </EtatVide>
      ) : (
        <ol className={styles['frise']}>
          {etapes.map((etape) => (
            <LigneEtape key={etape.cle} etape={etape} />
          ))}
        </ol>
      )}
      {passe.length > 0 && (
        <p style={{ margin: '6px 0 12px' }}>
          <LienTexte to="/dossiers/$id" params={{ id: dossier.id }} search={{ onglet: 'historique' }}>
            Tout l’historique
          </LienTexte>
        </p>
      )}
      {avis && (
        <Reserve titre="Avis médical motivé">
          reste au Service médical. Vous voyez l’avis sans motif&nbsp;: <b>{avis}</b>.
        </Reserve>
      )}
    </>
  );
}

const POINT: Readonly<Record<Etape['etat'], string>> = { fait: 'fait', 'en-cours': 'encours', 'a-venir': '' };

function LigneEtape({ etape }: { etape: Etape }) {
  return (
    <li className={styles['etape']}>
      <span className={`${styles['point']} ${styles[POINT[etape.etat]] ?? ''}`} aria-hidden="true" />
      <div>
        <b>{etape.titre}</b>
        {etape.precision !== '' && <div className="fin">{etape.precision}</div>}
      </div>
      <div>
        <Puce couleur={etape.puce.couleur}>{etape.puce.texte}</Puce>
      </div>
    </li>
  );
}
