import { useQuery } from '@tanstack/react-query';
import type { DossierVue } from '@pdp/domain';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { lAssure } from '../dossier.vue';
import { optionsLivret } from '../livret/livret.requetes';
import { phraseDite } from '../livret/livret.vue';
import styles from '../dossier.module.css';

/** « Dit à l’assuré(e) » : la dernière phrase publiée dans son livret, et s'il l'a lue. */
export function DitAssure({ dossier }: { readonly dossier: DossierVue }) {
  const aujourdhui = useAujourdhui();
  const livret = useQuery({ ...optionsLivret(dossier.id), enabled: !dossier.masque.includes('livret') });
  const publie = livret.data?.publie;
  if (!livret.data) return null;
  return (
    <Carte titre={`Dit à ${lAssure(dossier)}`}>
      {publie ? (
        <>
          <blockquote className={styles['citation']}>«&nbsp;{phraseDite(publie.contenu)}&nbsp;»</blockquote>
          <p className="fin" style={{ marginTop: 6 }}>
            livret v{publie.version} ·{' '}
            {publie.luLe
              ? `lu le ${dateCourte(publie.luLe, aujourdhui)}`
              : `publié le ${dateCourte(publie.publieLe, aujourdhui)}, pas encore lu`}
          </p>
        </>
      ) : (
        <p className="doux">Aucun livret publié pour l’instant.</p>
      )}
    </Carte>
  );
}
