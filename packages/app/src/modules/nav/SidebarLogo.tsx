import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 3 * sidebarConfig.logoHeight,
    marginBottom: -14,
  },
  link: {
    marginLeft: 22,
  },
});

/** The logo on top of the sidebar; it leads to the portal's start. */
export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label="Home">
        <Logo withName={isOpen} />
      </Link>
    </div>
  );
};
