import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { EchangeDemande, ExportAccesVue, MaDemandeVue } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { EnDeuxTemps } from '../livret/en-deux-temps';
import { dateEnClair } from '../livret/livret.vue';
import { ZoneTexte } from '../livret/zone-texte';
import styles from '../livret/livret.module.css';
import { useAgirSurDemande, usePrendreFichier } from './mes-droits.requetes';
import { SeReconnecter } from './se-reconnecter';
import { delaiEnClair, etatEnClair, gesteEnClair, titreDuDroit } from './mes-droits.vue';

type Props = { readonly demande: MaDemandeVue; readonly aujourdhui: string };

/** Une demande : où elle en est, ce qui s'est dit, ce que la personne peut faire. */
export function MaDemande({ demande, aujourdhui }: Props) {
  const agir = useAgirSurDemande();
  const { id, version, capacites } = demande;
  const delai = delaiEnClair(demande, aujourdhui);
  return (
    <li className={`${styles['bloc']} ${capacites.includes('preciser') ? styles['important'] : ''}`}>
      <h3>{titreDuDroit(demande.type)}</h3>
      <p>
        <span className={styles['puce']}>{etatEnClair(demande.etat)}</span>
      </p>
      {delai !== '' && <p>{delai}</p>}
      <Echanges echanges={demande.echanges} aujourdhui={aujourdhui} />
      {demande.export && <Fichiers fichiers={demande.export} aujourdhui={aujourdhui} />}
      {capacites.includes('preciser') && <Preciser demande={demande} />}
      {capacites.includes('abandonner') && (
        <EnDeuxTemps
          libelle="Abandonner ma demande"
          precision={titreDuDroit(demande.type)}
          question="Abandonner cette demande&nbsp;?"
          oui="Oui, abandonner"
          non="Garder ma demande"
          enCours={agir.isPending}
          erreur={agir.error}
          agir={() => agir.mutate({ id, version, transition: 'abandonner' })}
        >
          <p>Vous n’aurez pas de réponse. Vous pourrez refaire une demande plus tard.</p>
        </EnDeuxTemps>
      )}
    </li>
  );
}

function Echanges({ echanges, aujourdhui }: { echanges: readonly EchangeDemande[]; aujourdhui: string }) {
  const dits = echanges.filter(
    ({ texte, motif, transition }) => texte !== null || motif !== null || transition === 'deposer',
  );
  return (
    <ul className={styles['liste']}>
      {dits.map((echange) => (
        <li key={`${echange.le}${echange.transition}`}>
          <p className={styles['petit']}>
            {gesteEnClair(echange)}, le {dateEnClair(echange.le, aujourdhui)}
          </p>
          {echange.texte && <p className={styles['texte']}>{echange.texte}</p>}
          {echange.motif && <p className={styles['texte']}>Pourquoi&nbsp;: {echange.motif}</p>}
        </li>
      ))}
    </ul>
  );
}

function Preciser({ demande }: { demande: MaDemandeVue }) {
  const [texte, poserTexte] = useState('');
  const [faute, poserFaute] = useState<string | undefined>();
  const agir = useAgirSurDemande();
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    if (texte.trim() === '') return poserFaute('Écrivez votre réponse.');
    return agir.mutate(
      { id: demande.id, version: demande.version, transition: 'preciser', texte: texte.trim() },
      { onError: (erreur) => poserFaute(enEchec(erreur).message) },
    );
  };
  return (
    <form onSubmit={envoyer} noValidate className={styles['confirmation']}>
      <ZoneTexte
        label="Ma réponse"
        aide="Le délégué à la protection des données la lira."
        valeur={texte}
        surChange={poserTexte}
        limite={LIMITES_TEXTE.decision}
        faute={faute}
      />
      <button type="submit" className={styles['bouton']} disabled={agir.isPending}>
        {agir.isPending ? 'Un instant…' : 'Envoyer ma réponse'}
      </button>
    </form>
  );
}

function Fichiers({ fichiers, aujourdhui }: { fichiers: ExportAccesVue; aujourdhui: string }) {
  const prendre = usePrendreFichier();
  if (fichiers.etat === 'EN_PREPARATION') return <p>Vos fichiers se préparent. Revenez dans quelques minutes.</p>;
  if (fichiers.etat === 'ECHEC') return <p>Vos fichiers n’ont pas pu être préparés. Refaites une demande.</p>;
  if (fichiers.etat === 'EPUISE') return <p>Vos fichiers ont été pris, ou effacés. Vous pouvez refaire une demande.</p>;
  return (
    <div className={styles['confirmation']}>
      <p>
        Chaque fichier se prend une seule fois
        {fichiers.expireLe ? `, avant le ${dateEnClair(fichiers.expireLe, aujourdhui)}` : ''}. Gardez-le en lieu
        sûr&nbsp;: il parle de vous.
      </p>
      {prendre.isError && (
        <p role="alert" className={styles['faute']}>
          {enEchec(prendre.error).message} <SeReconnecter erreur={prendre.error} />
        </p>
      )}
      {fichiers.pdfRestant && (
        <button
          type="button"
          className={styles['bouton']}
          disabled={prendre.isPending}
          onClick={() => prendre.mutate({ id: fichiers.id, format: 'pdf' })}
        >
          Prendre le document à lire
        </button>
      )}
      {fichiers.jsonRestant && (
        <button
          type="button"
          className={`${styles['bouton']} ${styles['second']}`}
          disabled={prendre.isPending}
          onClick={() => prendre.mutate({ id: fichiers.id, format: 'json' })}
        >
          Prendre le fichier complet
        </button>
      )}
    </div>
  );
}
